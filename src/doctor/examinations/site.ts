import { type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import { signersOf } from '../../site/audit/revision.js';
import { auditServer } from '../../site/audit/server-audit.js';
import { channelStatus } from '../../site/channel-status.js';
import { freshnessProblems } from '../../site/freshness.js';
import { channelLayout } from '../../site/layout.js';
import { delayProblem } from '../../site/public/delay-problem.js';
import { look } from '../../site/public/look.js';
import { channelProblems, type Standing } from '../../steps/preflight.js';
import { reasonAgainstAsking } from '../../steps/public-url.js';
import { withinDeadline } from '../deadline.js';
import { type Examination, NO_PROJECT, notExamined } from '../examination.js';
import type { Facts } from '../facts.js';
import { SITE_CODES } from './host.js';

/** The published site: whether it verifies, stays good, and is what devices get. */
export const siteExamination: Examination = {
  name: 'site',
  covers: [
    ['the newest revision verifies, and is this product’s', 'extending it'],
    ['the index is not about to expire, and its pointers are not behind', 'devices refuse one that has expired'],
    ['the public URL shows what the host has', 'devices get the release'],
    [
      'how the web server treats it: redirects, cache age, types, ranges',
      'by family, what would stop or slow its devices',
    ],
  ],
  run: async (facts) => {
    const { project } = await facts.loaded();
    if (!project) return notExamined(NO_PROJECT);
    const [{ value: host }, { value: standing, problems }] = await Promise.all([facts.host(), facts.standing()]);
    const unsound = problems.filter(({ code }) => SITE_CODES.test(code));
    if (!host || !standing)
      return unsound.length > 0 ? { said: 'does not verify', findings: unsound } : notExamined('it could not be read');
    if (!standing.newest) return { said: 'nothing is released yet', findings: [] };
    const other = channelProblems(project, host, standing);
    const { status, findings } = await freshness(facts, project, standing);
    const seen = await publicFindings(facts, project, standing);
    return {
      said: `revision ${status.counter}, latest ${status.latest ?? 'none'}, good for ${Math.floor(status.daysLeft)} days${seen.said}`,
      findings: [...other, ...findings, ...seen.findings],
    };
  },
};

const freshness = async (facts: Facts, project: Project, { newest, directory, stale }: Standing) => {
  if (!newest) throw new RangeError('only what is there has an age');
  const layout = channelLayout(project.channel);
  const { trust } = await facts.trust();
  const signedBy = trust ? signersOf(newest, trust) : [];
  const read = { newest, directory, shown: newest.predicate, signedBy };
  const status = channelStatus(read, facts.services.clock());
  const behind =
    stale.length > 0 ? [problem('freshness-views-behind', { channel: project.channel, paths: stale })] : [];
  return { status, findings: [...freshnessProblems(layout.index, status), ...behind] };
};

interface Seen {
  /** Put behind what is said of the site. */
  readonly said: string;
  readonly findings: readonly Problem[];
}

/** What devices get, looked at once: a CDN that is late is one, a minute later it may not be. */
const publicFindings = async (facts: Facts, project: Project, { newest }: Standing): Promise<Seen> => {
  const { publicUrl } = project;
  const { trust } = await facts.trust();
  if (publicUrl === undefined || !newest || !trust || reasonAgainstAsking(project)) return { said: '', findings: [] };
  const layout = channelLayout(project.channel);
  const { predicate } = newest;
  const release = predicate.releases.find(({ version }) => version === predicate.latest);
  const source = await facts.services.openWebSite(publicUrl);
  const eye = { exchange: source.exchange, nowMs: () => facts.services.clock().getTime() };
  const published = { layout, trust, revision: newest, versions: release ? [release.version] : [] };
  try {
    const shown = await withinDeadline(publicUrl, () => look(eye, published, 'plain'));
    if (!shown.value) return { said: '', findings: shown.problems };
    if (shown.value.kind === 'delay')
      return { said: '', findings: [delayProblem(shown.value, 0, project.place('publicUrl'))] };
    const treated = await withinDeadline(publicUrl, () => auditServer(source, layout, release, project.devices));
    return { said: ', as devices see it', findings: [...treated.problems, ...(treated.value ?? [])] };
  } finally {
    source.close();
  }
};
