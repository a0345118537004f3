import { spawn } from 'node:child_process';

/** What a run shows: each line with the time at which it came, in milliseconds, and its parts, each with its looks. */
export const recorded = async (command, { directory, home, url, env }) => {
  const chunks = await typed(command, directory, env);
  const lines = [{ atMs: 0, text: '' }];
  for (const { atMs, text } of chunks) {
    const [first, ...rest] = text.split('\r\n');
    const last = lines.at(-1);
    last.text += first;
    if (first !== '') last.atMs = atMs;
    lines.push(...rest.map((one) => ({ atMs, text: one })));
  }
  while (lines.at(-1)?.text === '') lines.pop();
  return lines.map(({ atMs, text }) => ({ atMs, parts: partsOf(shown(normal(text, home, url))) }));
};

/** Runs a command in a pseudo terminal of its own; `script` is part of every Linux. */
const typed = (command, cwd, env) =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const chunks = [];
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text) => chunks.push({ atMs: Math.round(performance.now() - begun), text }));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(chunks);
      else reject(new Error(`${command} ended with ${code}:\n${chunks.map(({ text }) => text).join('')}`));
    });
  });

/** Nothing of this machine: its folders and ports. Digests are shortened, so that lines fit. */
const normal = (text, home, url) =>
  text
    .replaceAll(url, 'http://127.0.0.1:8000')
    .replaceAll(`${home}/`, '~/')
    .replaceAll(/\b([0-9a-f]{8})[0-9a-f]{56}\b/g, '$1…');

/** What a line shows at last: `CR`, `erase line` begins it anew. */
const shown = (text) =>
  text
    .slice(text.lastIndexOf('\r\u001b[2K') + 1)
    .replace('\u001b[2K', '')
    .replaceAll('\r', '');

const LOOKS = new Map([
  ['1', 'bold'],
  ['2', 'dim'],
  ['31', 'red'],
  ['32', 'green'],
  ['33', 'yellow'],
  ['36', 'cyan'],
]);

/** The parts of a line between its SGR sequences. */
const partsOf = (text) => {
  let looks = [];
  return text.split('\u001b[').flatMap((piece, index) => {
    const [, codes = '', rest = ''] = index === 0 ? ['', '', piece] : (/^([\d;]*)m(.*)$/s.exec(piece) ?? []);
    if (index > 0) looks = codes.split(';').reduce(lookedLike, looks);
    return rest === '' ? [] : [{ text: rest, looks }];
  });
};

const lookedLike = (looks, code) => {
  if (code === '' || code === '0') return [];
  const look = LOOKS.get(code);
  if (look === undefined) throw new Error(`no look for SGR ${code}`);
  return [...looks, look];
};
