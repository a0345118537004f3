import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import { auditSite } from '../site/audit/audit-site.js';
import { hostSource } from '../site/host-source.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { Services } from './services.js';

export interface Verified {
  readonly verification: { readonly objects: number; readonly bytes: number; readonly problems: readonly Problem[] };
}

/** Other releases may be between their commit and their pointers; eight at once need a few seconds to settle. */
const PATIENCE_MS = 15_000;

type Needs = LoadedProject & { readonly preflight: Preflight };

/**
 * Step 11: reads the release back from the host as a reader who trusts only the keys: index, pointers, upgrade object,
 * bundle. Its cost is the release's own size, whatever the history.
 */
export const verify = ({ clock, reporter }: Pick<Services, 'clock' | 'reporter'>): Step<Needs, Verified> => ({
  title: 'Verify',
  effect: 'writes',
  run: async ({ project, preflight, version }) => {
    const { host, trust, layout } = ready(preflight, project);
    const report = await auditSite(hostSource(host), {
      trust,
      now: clock(),
      devices: project.devices,
      only: { channel: layout.channel, versions: [version] },
      patienceMs: PATIENCE_MS,
    });
    // The rehearsal has verified the bundle's signature; a host reads large bundles for their SHA-256 alone.
    const problems = report.problems.filter((finding) => finding.code !== 'verify-minisig-unchecked');
    if (hasErrors(problems)) throw new OtaError(problems);
    reporter.problems(problems);
    return { verification: { objects: report.objects, bytes: report.bytes, problems } };
  },
});
