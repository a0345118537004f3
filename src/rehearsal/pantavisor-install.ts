import { objectPath } from '../devices/pantavisor/remote.js';
import type { State } from '../devices/pantavisor/state.js';
import { OtaError } from '../errors/ota-error.js';
import { failureOf } from './device-failure.js';
import { type Ending, FAULT_ENDINGS, MAX_RETRIES, type ProgressReporter } from './pantavisor-report.js';
import { missingObjects, type ReadExport, readExport, type SealedRevision } from './pantavisor-revision.js';
import type { Hop, HopResult, RehearsalContext } from './rehearsal.js';
import type { VerifiedRelease } from './verify-release.js';

/** Exports that were read, each once a run, by the file. */
export type Exports = Map<string, Promise<ReadExport>>;

/** A revision whose signatures have been verified. */
export interface Installable {
  readonly sealed: SealedRevision;
  readonly state: State;
  readonly spaceBytes: number;
}

/** What its objects take. Those that a device has already are not taken off: nobody here knows. */
export const objectBytes = ({ statement }: VerifiedRelease): number =>
  (statement.predicate.deviceFiles ?? [])
    .filter(({ path }) => path.startsWith(objectPath('')))
    .reduce((sum, { size }) => sum + size, 0);

/** The numbers of “Space required X B, available Y B”: room for half. */
export const roomFor = (spaceBytes: number) => ({ X: spaceBytes, Y: Math.floor(spaceBytes / 2) });

/**
 * Downloads the export and compares its objects with the state: `pvcontrol steps install`. Undefined where it is ready to be run, how
 * the hop ended otherwise.
 */
export const install = async (
  context: RehearsalContext,
  exports: Exports,
  report: ProgressReporter,
  { fault }: Hop,
  { sealed, state, spaceBytes }: Installable,
): Promise<HopResult | undefined> => {
  const { state: wanted, tarball } = sealed;
  const downloading = (retries: number, downloaded: number): void =>
    report.say('DOWNLOADING', 'Downloading update artifacts, retry N of MAX', {
      numbers: { N: retries, MAX: MAX_RETRIES },
      retries,
      downloads: { total_size: tarball.size, total_downloaded: downloaded },
    });
  if (fault === 'no-space') return report.endBy(fault, roomFor(spaceBytes));
  downloading(0, 0);
  try {
    const { file } = await context.download(tarball, isOfDownload(fault) ? fault : undefined);
    const known = exports.get(file) ?? readExport(file, tarball.path);
    exports.set(file, known);
    const read = await known;
    downloading(0, tarball.size);
    const [lacking] = missingObjects(state, read.objects);
    const broken = lacking ?? (read.stateSha256 === wanted.sha256 ? undefined : 'json');
    if (broken === undefined) {
      report.say('NEW', 'Update ready to be run');
      return undefined;
    }
    const why = `${tarball.path} holds another ${broken} than the state names, or none`;
    return report.end(INVALID_OBJECT, { why, unverified: true });
  } catch (error) {
    if (!(error instanceof OtaError)) throw error;
    const ending = endingOf(error);
    if (ending !== OUT_OF_RETRIES) return report.end(ending, failureOf(error));
    for (let retry = 1; retry <= MAX_RETRIES; retry += 1) downloading(retry, Math.floor(tarball.size / 2));
    return report.end(ending, failureOf(error), { retries: MAX_RETRIES });
  }
};

const isOfDownload = (fault: Hop['fault']): fault is 'truncated-download' | 'bad-digest' =>
  fault === 'truncated-download' || fault === 'bad-digest';

const INVALID_OBJECT: Ending = FAULT_ENDINGS['bad-digest'];
const OUT_OF_RETRIES: Ending = FAULT_ENDINGS['truncated-download'];

const endingOf = ({ code }: OtaError): Ending =>
  code === 'rehearsal-download-differs' || code === 'rehearsal-archive-refused' ? INVALID_OBJECT : OUT_OF_RETRIES;
