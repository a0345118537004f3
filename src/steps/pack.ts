import { join } from 'node:path';
import type { BundleEntry } from '../bundle/entries.js';
import { packedSizeProblems } from '../bundle/limits.js';
import { type PackedBundle, pack } from '../bundle/pack.js';
import { proveReproducible } from '../bundle/rebuild.js';
import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, strictly } from '../errors/problem.js';
import type { Reporter } from '../report/reporter.js';
import { formatBytes } from '../report/units.js';
import type { Checked } from './check.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { ReleaseInputs, Services } from './services.js';

/** Up to this much input the rebuild costs less than a second, so it is always done. */
const REBUILD_UNASKED_BYTES = 64 * 1024 * 1024;

export interface Packed {
  readonly bundle: PackedBundle;
  /** Warnings about its size. */
  readonly packFindings: readonly Problem[];
}

/**
 * Step 4: the deterministic zip, with its digest from the same pass. Packed a second time under changed conditions and
 * compared, so that a bundle that can't be rebuilt is never published.
 */
export const packBundle = (services: Services): Step<ReleaseInputs & LoadedProject & Checked, Packed> => ({
  title: 'Pack',
  effect: 'reads',
  run: async ({ project, version, repository, entries, rebuild, strict }) => {
    const out = join(await services.workDirectory(), `${project.product}-${version}.zip`);
    const bundle = await packEntries(entries, {
      out,
      modifiedAt: services.sourceDateEpoch ?? repository.commitTime,
      reporter: services.reporter,
      rebuild,
    });
    const limits = { maxBytes: project.bundle.maxBytes, devices: project.devices };
    const found = packedSizeProblems(bundle.size, limits, project.place('bundle.maxSize'));
    const problems = strict ? strictly(found) : found;
    if (hasErrors(problems)) throw new OtaError(problems);
    services.reporter.problems(problems);
    return { bundle, packFindings: problems };
  },
});

/** Packs entries with a progress display, and proves that the result can be rebuilt. */
export const packEntries = async (
  entries: readonly BundleEntry[],
  options: {
    readonly out: string;
    readonly modifiedAt: number;
    readonly reporter: Reporter;
    readonly rebuild: boolean;
  },
): Promise<PackedBundle> => {
  const { out, modifiedAt, reporter } = options;
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  const progress = reporter.progress('packed', total);
  const bundle = await pack(entries, { out, modifiedAt, onProgress: (done) => progress.update(done) }).finally(
    progress.end,
  );
  if (options.rebuild || total <= REBUILD_UNASKED_BYTES) await proveReproducible(entries, bundle, { modifiedAt });
  reporter.info(
    `${bundle.entries} ${bundle.entries === 1 ? 'file' : 'files'}, ${formatBytes(bundle.unpackedBytes)} → ${formatBytes(bundle.size)}, sha256 ${bundle.sha256}`,
  );
  return bundle;
};
