import { type Problem, problem } from '../../errors/problem.js';
import type { ForgeTarget } from '../../forges/detect.js';
import type { Project } from '../../project/project.js';
import { DEADLINE_MS, withinDeadline } from '../deadline.js';
import { type Examination, notExamined } from '../examination.js';
import type { Facts } from '../facts.js';

/** Tokens of clouds and apps are good from one moment to another, and forgive a minute or so. */
const DRIFT_SECONDS = 120;
/** Amazon S3 refuses signed requests from here on (RequestTimeTooSkewed). */
const WRONG_SECONDS = 900;

/** The clock, held against that of the servers that the project has to do with. The time zone doesn’t matter: all times are UTC. */
export const clockExamination: Examination = {
  name: 'clock',
  covers: [
    [
      'the clock agrees with the Date that forge, host or public URL answer with, to two minutes',
      'signed requests; the time and the expiry in the index',
    ],
    ['no OTA_RELEASE_CLOCK is set', 'the same'],
  ],
  run: async (facts) => {
    const { OTA_RELEASE_CLOCK: value } = facts.environment;
    if (value) return { said: `set to ${value}`, findings: [problem('doctor-clock-set', { value })] };
    const { project } = await facts.loaded();
    const urls = serversOf(project, (await facts.target())?.target);
    const answers = await Promise.all(urls.map((url) => readClock(facts, url)));
    const read = answers.flatMap((answer) => answer ?? []);
    const nearest = read.toSorted((a, b) => Math.abs(a.seconds) - Math.abs(b.seconds))[0];
    if (!nearest)
      return notExamined(urls.length === 0 ? 'there is no server to compare it with' : 'no server tells the time');
    return {
      said: `within ${Math.max(1, Math.abs(nearest.seconds))} s of ${nearest.server}`,
      findings: skewProblems(nearest),
    };
  },
};

/** How far this machine’s clock is ahead of a server’s. */
interface Skew {
  readonly seconds: number;
  readonly server: string;
}

/** What a difference means. */
export const skewProblems = ({ seconds, server }: Skew): readonly Problem[] => {
  const size = Math.abs(seconds);
  if (size < DRIFT_SECONDS) return [];
  return [problem(size < WRONG_SECONDS ? 'doctor-clock-drift' : 'doctor-clock-wrong', { seconds, server })];
};

/** The servers that tell the time, by their URLs: the public one, the host’s, the forge’s. */
export const serversOf = (project: Project | undefined, target: ForgeTarget | undefined): readonly string[] => [
  ...(project?.publicUrl === undefined || project.publicCheck.when === 'off' || isCarriedOn(project)
    ? []
    : [project.publicUrl]),
  ...(project?.host?.kind === 'http-put' ? [project.host.url] : []),
  ...(project?.host?.kind === 's3' && project.host.endpoint ? [project.host.endpoint] : []),
  ...(target ? forgeUrl(target) : []),
];

/** Of the very repository, which every API knows, also for one who shows no token. */
const forgeUrl = (target: ForgeTarget): readonly string[] => {
  switch (target.kind) {
    case 'github':
      return [`${target.apiUrl}/repos/${target.owner}/${target.name}`];
    case 'gitlab':
      return [`${target.apiUrl}/projects/${encodeURIComponent(target.project)}`];
    default:
      return [];
  }
};

/** A directory on this machine, which something else has to carry to the public URL: nothing here has to do with that server. */
const isCarriedOn = ({ host, publicCheck }: Project): boolean =>
  publicCheck.when === 'auto' && (host === undefined || host.kind === 'directory');

/**
 * How far the clock is ahead of a server’s, by its Date (RFC 9110, 6.6.1), and the Age (RFC 9111, 5.1) of an answer out of a cache, in whole
 * seconds; undefined where it doesn’t say.
 *
 * @param sentMs and `gotMs`: when the request was sent, and when its answer began.
 */
export const skewSeconds = (
  headers: { readonly date: string | null; readonly age: string | null },
  { sentMs, gotMs }: { readonly sentMs: number; readonly gotMs: number },
): number | undefined => {
  const told = Date.parse(headers.date ?? '');
  if (Number.isNaN(told)) return undefined;
  const theirs = told + (/^\d{1,9}$/.test(headers.age ?? '') ? Number(headers.age) * 1000 : 0);
  // The Date is cut to whole seconds, and was set at some moment between.
  return Math.round(((sentMs + gotMs) / 2 - theirs - 500) / 1000);
};

const readClock = async ({ services }: Facts, url: string): Promise<Skew | undefined> => {
  const server = new URL(url).host;
  const answered = await withinDeadline(server, async () => {
    const fetch = await services.openFetch();
    const sentMs = Date.now();
    // What a server says to it doesn’t matter, nor where it would lead.
    const response = await fetch(url, {
      method: 'GET',
      headers: { accept: url.includes('/repos/') ? 'application/vnd.github+json' : '*/*' },
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_MS),
    }).catch(() => undefined);
    const { headers } = response ?? {};
    const seconds = skewSeconds(
      { date: headers?.get('date') ?? null, age: headers?.get('age') ?? null },
      { sentMs, gotMs: Date.now() },
    );
    await response?.body?.cancel();
    return seconds;
  });
  return answered.value === undefined ? undefined : { seconds: answered.value, server };
};
