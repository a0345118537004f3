import { catalogue } from '../errors/catalogue.js';
import { gather } from '../errors/gather.js';
import { hasErrors, type Problem, strictly } from '../errors/problem.js';
import type { Examination } from './examination.js';
import { type Facts, gatherFacts, type Surroundings } from './facts.js';

/** How something is. */
export type Health = 'ok' | 'skipped' | 'warning' | 'error';

/** What one examination came to. Plain data. */
export interface Result {
  readonly name: string;
  readonly health: Health;
  readonly said: string;
  readonly findings: readonly Problem[];
}

/** Examines everything side by side, and gives back what each examination came to, in their order. It throws nothing but faults. */
export const diagnose = async (
  examinations: readonly Examination[],
  surroundings: Surroundings,
): Promise<readonly Result[]> => {
  const facts = gatherFacts(surroundings);
  const results = await Promise.all(examinations.map((examination) => examined(examination, facts)));
  return withoutRepeats(results);
};

const examined = async ({ name, run }: Examination, facts: Facts): Promise<Result> => {
  const { value, problems } = await gather(() => run(facts));
  const all = [...problems, ...(value?.findings ?? [])];
  const findings = facts.inputs.strict ? strictly(all) : all;
  return {
    name,
    health: value?.skipped && findings.length === 0 ? 'skipped' : healthOf(findings),
    said: value?.said ?? 'could not be examined',
    findings,
  };
};

const healthOf = (findings: readonly Problem[]): Health => {
  if (hasErrors(findings)) return 'error';
  return findings.length > 0 ? 'warning' : 'ok';
};

/** Two examinations may meet the same problem; it is told where it was met first. */
const withoutRepeats = (results: readonly Result[]): readonly Result[] => {
  const seen = new Set<string>();
  return results.map((result) => {
    const findings = result.findings.filter((finding) => {
      const key = JSON.stringify({ ...finding, severity: undefined });
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
    return { ...result, findings };
  });
};

/**
 * The exit code that findings stand for, the gravest first: 3 where something doesn’t verify, 2 where the project or an input is wrong, 1 where
 * something failed, 0 where there is no error.
 */
export const exitCodeOf = (findings: readonly Problem[]): 0 | 1 | 2 | 3 => {
  const codes = findings.filter(({ severity }) => severity === 'error').map(({ code }) => catalogue[code].exit);
  return ([3, 2, 1] as const).find((code) => codes.includes(code)) ?? 0;
};
