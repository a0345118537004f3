import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, problem } from '../errors/problem.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { BundleEntry } from './bundle-entry.js';
import { type BundleLimits, unpackedSizeProblems } from './limits.js';
import { nameProblems } from './names.js';
import { type ShellScript, scriptTextProblems } from './shell-script.js';
import { shellSyntaxProblems } from './shell-syntax.js';

/** Far more than anybody writes by hand: a script with its payload inside belongs into files. */
const MAX_SCRIPT_BYTES = 4 * 1024 * 1024;

export interface LintOptions {
  /** Absolute path of the bundle's directory. */
  readonly root: string;
  /** The same as the user would write it, for places. */
  readonly shownRoot: string;
  /** The release's version; without one, versions in scripts are not compared. */
  readonly version?: string;
  readonly limits: BundleLimits;
  readonly devices?: readonly DeviceFamilyName[];
}

/** Problems that make a shell's verdict worthless: it would stumble over the same bytes. */
const SPOILS_SYNTAX: ReadonlySet<string> = new Set([
  'bundle-script-not-utf8',
  'bundle-script-byte-order-mark',
  'bundle-script-carriage-return',
  'bundle-script-shebang',
]);

const scriptProblems = async (entry: BundleEntry, { shownRoot, version }: LintOptions): Promise<readonly Problem[]> => {
  const { path, size } = entry;
  const file = join(shownRoot, path);
  if (entry.kind === 'symlink') return [problem('bundle-script-not-a-file', { path }, { file })];
  if (size > MAX_SCRIPT_BYTES) {
    return [problem('bundle-script-too-large', { path, bytes: size, maxBytes: MAX_SCRIPT_BYTES }, { file })];
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(entry.file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [problem('bundle-file-unreadable', { path, reason }, { file })];
  }
  const script: ShellScript = { path, file, bytes };
  // A rollback goes back to another version, so the one that it states is not compared.
  const text = scriptTextProblems(script, path === 'update.sh' ? version : undefined);
  const syntax = text.some(({ code }) => SPOILS_SYNTAX.has(code))
    ? []
    : await shellSyntaxProblems({ path, file, absolute: entry.file });
  return [...text, ...syntax];
};

/**
 * Everything that would trip a device over the bundle: `update.sh` and `rollback.sh`, names, and the unpacked size.
 *
 * Reads the two scripts only. What can't be known before packing is left to `packedSizeProblems`.
 */
export const lintBundle = async (
  entries: readonly BundleEntry[],
  options: LintOptions,
): Promise<readonly Problem[]> => {
  const { shownRoot, limits } = options;
  const place = { file: shownRoot };
  const [update, rollback] = ['update.sh', 'rollback.sh'].map((name) => entries.find(({ path }) => path === name));
  const scripts = [update, rollback].filter((entry) => entry !== undefined);
  const names = nameProblems(
    entries.map(({ path }) => path),
    (path) => ({ file: join(shownRoot, path) }),
  );
  return [
    ...(update ? [] : [problem('bundle-script-missing', { root: shownRoot }, place)]),
    ...(rollback ? [] : [problem('bundle-script-rollback-missing', { root: shownRoot }, place)]),
    ...(await Promise.all(scripts.map((entry) => scriptProblems(entry, options)))).flat(),
    ...names,
    ...unpackedSizeProblems(entries, limits, place),
  ];
};
