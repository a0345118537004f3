import { fail } from '../../errors/ota-error.js';
import { type Problem, problem } from '../../errors/problem.js';
import type { ForgeServer } from './forge-server.js';

const MEBIBYTE = 1024 * 1024;
/** GitHub warns of a file above it (GitHub Docs, “About large files on GitHub”). */
const LARGE_FILE_BYTES = 50 * MEBIBYTE;
/** GitHub refuses a file above it; GitLab.com does on free plans. */
const MAX_FILE_BYTES = 100 * MEBIBYTE;
/** The largest site that GitHub Pages (“GitHub Pages limits”) and GitLab.com's (“GitLab.com settings”) publish. */
const MAX_SITE_BYTES = 1024 * MEBIBYTE;

/**
 * What is to be said of a file of this size before anything is pushed.
 *
 * @throws OtaError `host-branch-file-too-large` where the remote is known to refuse it.
 */
export const judgeFileSize = (
  path: string,
  bytes: number,
  { location, server }: { readonly location: string; readonly server: ForgeServer | undefined },
): readonly Problem[] => {
  const isGithub = server?.kind === 'github' && server.isPublic;
  if (isGithub && bytes > MAX_FILE_BYTES)
    throw fail('host-branch-file-too-large', { path, location, bytes, maxBytes: MAX_FILE_BYTES });
  const limit = isGithub ? LARGE_FILE_BYTES : MAX_FILE_BYTES;
  return bytes > limit ? [problem('host-branch-file-large', { path, location, bytes })] : [];
};

/** What is to be said of a site of this size. Where the remote is no forge, whoever serves the branch has no such limit. */
export const judgeSiteSize = (
  bytes: number,
  { location, server }: { readonly location: string; readonly server: ForgeServer | undefined },
): readonly Problem[] =>
  server && bytes > MAX_SITE_BYTES
    ? [problem('host-branch-site-large', { location, bytes, maxBytes: MAX_SITE_BYTES })]
    : [];
