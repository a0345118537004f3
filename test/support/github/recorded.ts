import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A request and its answer as GitHub's own traffic was recorded, with ids, times and secrets replaced. */
export interface Recorded {
  readonly scope: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly reqheaders: Readonly<Record<string, string | number>>;
  readonly status: number;
  readonly response: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@octokit/fixtures/package.json'));

/** The traffic of a scenario. */
export const recordedTraffic = (scenario: string): readonly Recorded[] =>
  JSON.parse(readFileSync(join(folder, 'scenarios/api.github.com', scenario, 'normalized-fixture.json'), 'utf8'));

/**
 * What an answer lacks of a recorded one: keys, and the types of their values, all the way down. A null on either side says
 * nothing about the type.
 */
export const shapeFaults = (recorded: unknown, answered: unknown, place = 'answer'): readonly string[] => {
  if (recorded === null || answered === null) return [];
  const [theirs, ours] = [kindOf(recorded), kindOf(answered)];
  if (theirs !== ours) return [`${place} is ${ours}, was recorded as ${theirs}`];
  if (Array.isArray(recorded) && Array.isArray(answered))
    return recorded.length === answered.length
      ? recorded.flatMap((item, i) => shapeFaults(item, answered[i], `${place}[${i}]`))
      : [`${place} has ${answered.length} items, was recorded with ${recorded.length}`];
  if (theirs !== 'object') return [];
  const found: Readonly<Record<string, unknown>> = { ...(answered as object) };
  return Object.entries(recorded as object).flatMap(([key, value]) =>
    key in found ? shapeFaults(value, found[key], `${place}.${key}`) : [`${place}.${key} is missing`],
  );
};

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);
