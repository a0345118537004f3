import { findingSentence, placeFromRoot } from './finding-place.js';
import { fingerprints } from './fingerprint.js';
import { plainText } from './plain-text.js';
import type { FileFromRoot, RunRecord } from './run-record.js';

/** One finding as GitLab's merge requests show it. */
export interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'major' | 'minor';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** How findings are placed in a report of the repository. */
export interface CodeQualityOptions {
  readonly fileFromRoot: FileFromRoot;
  /** The project file's path from the root of the repository: it bears what has no file of its own. */
  readonly projectFile: string;
}

/**
 * The findings as a GitLab Code Quality report (GitLab, “Code Quality”, report format): every issue has a file and a line,
 * because GitLab shows none without, and a fingerprint of its own, because GitLab shows one of those that share it.
 */
export const codeQualityReport = (
  { findings }: RunRecord,
  { fileFromRoot, projectFile }: CodeQualityOptions,
): readonly CodeQualityIssue[] => {
  const places = new Map(findings.map((finding) => [finding, placeFromRoot(finding, fileFromRoot)]));
  const prints = fingerprints(findings, (finding) => places.get(finding)?.path);
  return findings.map((finding, index) => {
    const place = places.get(finding);
    return {
      description: plainText(findingSentence(finding, place)),
      check_name: finding.code,
      fingerprint: prints[index] ?? '',
      severity: finding.severity === 'error' ? 'major' : 'minor',
      location: { path: place?.path ?? projectFile, lines: { begin: place?.line ?? 1 } },
    };
  });
};
