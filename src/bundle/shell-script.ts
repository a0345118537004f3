import { type Problem, problem } from '../errors/problem.js';

/** A script of the bundle: what it is called in messages, the file for their place, and its bytes. */
export interface ShellScript {
  readonly path: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Shells whose language is that of `sh` on a device. */
const POSIX_SHELLS: ReadonlySet<string> = new Set(['sh', 'dash', 'ash']);

/** Variables that state the version of what is being installed; others (MIN_VERSION, PYTHON_VERSION) speak of something else. */
const VERSION_ASSIGNMENT =
  /^\s*(?:(?:export|readonly|local)\s+)*((?:(?:OTA|APP|UPDATE|BUNDLE|RELEASE|FIRMWARE|SOFTWARE|PRODUCT|NEW|TARGET)_)?VERSION)=(["']?)v?(\d+\.\d+\.\d+[0-9A-Za-z.+-]*)\2\s*(?:[;#&|]|$)/i;

const lineAt = (bytes: Uint8Array, offset: number): number => {
  let line = 1;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1 && at < offset; at = bytes.indexOf(LINE_FEED, at + 1)) line += 1;
  return line;
};

const carriageReturns = ({ path, file, bytes }: ShellScript): readonly Problem[] => {
  const lines = new Set<number>();
  let line = 1;
  for (const byte of bytes) {
    if (byte === CARRIAGE_RETURN) lines.add(line);
    if (byte === LINE_FEED) line += 1;
  }
  const [first] = lines;
  if (first === undefined) return [];
  return [problem('bundle-script-carriage-return', { path, lines: lines.size }, { file, line: first })];
};

const decodes = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The first line with bytes that are not UTF-8. A line feed is never part of a longer character, so lines stand alone. */
const firstUndecodableLine = (bytes: Uint8Array): number => {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
    if (!decodes(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
};

const encodingProblems = ({ path, file, bytes }: ShellScript): readonly Problem[] => {
  const [a, b, c] = bytes;
  const refuse = (reason: string, line: number): readonly Problem[] => [
    problem('bundle-script-not-utf8', { path, reason }, { file, line }),
  ];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return refuse('it begins like UTF-16', 1);
  const zero = bytes.indexOf(0);
  if (zero !== -1) return refuse('it holds a NUL byte', lineAt(bytes, zero));
  if (!decodes(bytes)) return refuse('a character is cut or encoded otherwise', firstUndecodableLine(bytes));
  const hasMark = a === 0xef && b === 0xbb && c === 0xbf;
  return hasMark ? [problem('bundle-script-byte-order-mark', { path }, { file, line: 1 })] : [];
};

/** The interpreter of a shebang and its options: `#!/usr/bin/env -S busybox sh -e` is `sh` with `-e`. */
const parseShebang = (line: string): { readonly interpreter: string; readonly options: string } => {
  const words = line.slice(2).trim().split(/\s+/);
  const nameOf = (word: string | undefined): string => (word ?? '').slice((word ?? '').lastIndexOf('/') + 1);
  let name = nameOf(words.shift());
  if (name === 'env') {
    if (words[0] === '-S') words.shift();
    name = nameOf(words.shift());
  }
  if (name === 'busybox') name = nameOf(words.shift());
  return { interpreter: name, options: words.join(' ') };
};

const shebangProblems = ({ path, file }: ShellScript, firstLine: string): readonly Problem[] => {
  const place = { file, line: 1 };
  if (!firstLine.startsWith('#!')) return [problem('bundle-script-shebang-missing', { path, line: firstLine }, place)];
  const { interpreter, options } = parseShebang(firstLine);
  // Connhex: run as `sh update.sh`, so that a script for another shell breaks half-way on the device.
  if (!POSIX_SHELLS.has(interpreter)) return [problem('bundle-script-shebang', { path, shebang: firstLine }, place)];
  return options === '' ? [] : [problem('bundle-script-shebang-options', { path, options }, place)];
};

const versionProblems = ({ path, file }: ShellScript, lines: readonly string[], version: string): readonly Problem[] =>
  lines.flatMap((text, index) => {
    const [, variable, , found] = VERSION_ASSIGNMENT.exec(text) ?? [];
    if (variable === undefined || found === undefined || found === version) return [];
    return [problem('bundle-script-version-differs', { path, variable, found, version }, { file, line: index + 1 })];
  });

const isCommand = (line: string): boolean => /^\s*[^\s#]/.test(line);

/**
 * What can be told from a script's text: encoding, line endings, shebang, whether it does anything, and a version in it
 * that isn't the release's. Its grammar is left to a shell.
 */
export const scriptTextProblems = (script: ShellScript, version?: string): readonly Problem[] => {
  const encoding = encodingProblems(script);
  const endings = carriageReturns(script);
  const text = new TextDecoder().decode(script.bytes);
  const lines = text.split(/\r?\n/);
  if (!lines.some(isCommand)) {
    return [...encoding, ...endings, problem('bundle-script-empty', { path: script.path }, { file: script.file })];
  }
  const isText = !encoding.some(({ code }) => code === 'bundle-script-not-utf8');
  return [
    ...encoding,
    ...endings,
    ...(isText ? shebangProblems(script, lines[0] ?? '') : []),
    ...(version === undefined ? [] : versionProblems(script, lines, version)),
  ];
};
