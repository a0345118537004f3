import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const READER = fileURLToPath(new URL('../devices/zos/zos-reader.py', import.meta.url));

/** One version as the independent reader has installed it. */
export interface InstalledByReader {
  readonly version: string;
  readonly flist: string;
  readonly signature: string;
  readonly transaction_id: string;
  readonly storage: string;
  readonly md5: string | null;
  readonly artefactMd5: string;
  readonly artefactSha256: string;
  readonly hooks: readonly string[];
}

/** What the independent reader of test/devices/zos did with a site. */
export interface ReaderWalk {
  readonly exitCode: number;
  readonly error?: string;
  readonly latest: string;
  readonly versions: readonly string[];
  readonly installed: readonly InstalledByReader[];
  /** Status and address of every request. */
  readonly asked: readonly string[];
}

/**
 * Lets the independent reader walk a site, as a program of its own.
 *
 * @param reach what lies below the first address is fetched below the second.
 */
export const walkWithReader = (
  base: string,
  { current, reach }: { readonly current?: string; readonly reach?: readonly [string, string] } = {},
): Promise<ReaderWalk> =>
  new Promise((resolve, reject) => {
    const args = [READER, 'walk', base];
    if (current !== undefined) args.push('--current', current);
    if (reach) args.push('--reach', reach.join('='));
    execFile('python3', args, (error, stdout, stderr) => {
      if (stdout === '') return reject(new Error(stderr || String(error)));
      resolve({ exitCode: error ? Number(error.code) : 0, ...JSON.parse(stdout) });
    });
  });

/** A body, and what of a site it is. */
export interface JudgedBody {
  readonly kind: 'versions' | 'latest' | 'upgrade';
  readonly body: Uint8Array | string;
}

/** What the independent reader makes of bodies, in their order: the value, or the reason why a node stops. */
export const judgeWithReader = (
  bodies: readonly JudgedBody[],
): readonly { readonly value?: unknown; readonly error?: string }[] => {
  const input = bodies.map(({ kind, body }) => JSON.stringify({ kind, body: Buffer.from(body).toString('base64') }));
  const { stdout, stderr } = spawnSync('python3', [READER, 'bodies'], { input: input.join('\n'), encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};
