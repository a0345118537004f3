import { readFile, stat } from 'node:fs/promises';
import { type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import { shownFrom } from '../../project/resolve.js';
import { sampleFiles } from '../../project/sample-files.js';
import { parseJsonText } from '../../schemas/json-text.js';
import { parseVersion } from '../../version/parse-version.js';
import { deviceProperties } from './device-properties.js';
import type { PolicyDevice } from './policy/policy.js';

/** What one device tells in a check-in, as the project has it in a file. */
export interface SampleDevice extends PolicyDevice {
  /** As the user would write it. */
  readonly file: string;
}

/** A check-in is some hundred bytes. */
const MAX_SAMPLE_BYTES = 64 * 1024;

/**
 * The sample devices of a project (`devices.ioto.samples`), in the order of the patterns, and everything that is wrong with them.
 *
 * @param directory where the user is, for places. Absolute.
 */
export const readSamples = async (
  project: Project,
  directory: string,
): Promise<{ readonly samples: readonly SampleDevice[]; readonly problems: readonly Problem[] }> => {
  const key = 'devices.ioto.samples';
  const patterns = project.families.ioto?.samples ?? [];
  const placeOf = (index: number) => project.place(`${key}.${index}`);
  const { files, problems } = await sampleFiles(patterns, project.directory, placeOf, key);
  const read = await Promise.all(files.map((file) => readSample(file, shownFrom(directory, file))));
  return {
    samples: read.flatMap((each) => ('sample' in each ? [each.sample] : [])),
    problems: [...problems, ...read.flatMap((each) => ('problems' in each ? each.problems : []))],
  };
};

type Read = { readonly sample: SampleDevice } | { readonly problems: readonly Problem[] };

const readSample = async (path: string, file: string): Promise<Read> => {
  const refuse = (reason: string): Read => ({ problems: [problem('ioto-sample-invalid', { reason }, { file })] });
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return refuse('is no file that can be read');
  if (found.size > MAX_SAMPLE_BYTES) return refuse(`has ${found.size} bytes; at most ${MAX_SAMPLE_BYTES} are read`);
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return refuse('can’t be read');
  const { value, problems, place } = parseJsonText(bytes, { file, roundsIntegers: true });
  if (problems.length > 0) return { problems };
  const properties = deviceProperties(value);
  if (!properties) return refuse('is no JSON object');
  const { version } = properties;
  if (typeof version === 'string' && parseVersion(version)) return { sample: { file, version, properties } };
  const reason = 'has no "version" that is a version, such as "1.0.0"';
  return { problems: [problem('ioto-sample-invalid', { reason }, place('/version'))] };
};
