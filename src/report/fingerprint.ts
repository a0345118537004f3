import type { Problem } from '../errors/problem.js';
import { sha256Hex } from '../site/json-bytes.js';

/**
 * A fingerprint for each finding, 32 hex digits: the same on every machine and in every run, as long as the finding says the
 * same of the same file. Lines and columns don't count, so that it outlives a line put in above; of findings that are alike
 * in all else, the second, third … have fingerprints of their own.
 *
 * @param pathOf where a finding is: its path from the root of the repository.
 */
export const fingerprints = (
  findings: readonly Problem[],
  pathOf: (finding: Problem) => string | undefined,
): readonly string[] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { code, message, place } = finding;
    const identity = [code, pathOf(finding) ?? place?.file ?? '', place?.path ?? '', message];
    const key = JSON.stringify(identity);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return sha256Hex(new TextEncoder().encode(JSON.stringify([...identity, count]))).slice(0, 32);
  });
};
