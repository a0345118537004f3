import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveLoopback } from '../../src/commands/demo/loopback-server.js';
import { runDemo } from '../../src/commands/demo/run-demo.js';
import { cliFile, runProcess } from '../support/cli.js';
import { codeBlocks } from '../support/markdown.js';

let home = '';

const demo = (name: string): string => join(home, 'demo', name);
const json = (bytes: Buffer | string): Record<string, unknown> =>
  JSON.parse(bytes.toString()) as Record<string, unknown>;
const payloadOf = (path: string): Record<string, unknown> =>
  json(Buffer.from(json(readFileSync(demo(path), 'utf8')).payload as string, 'base64'));

/** The keys of a value and of everything inside it, in their order. */
const keysOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(keysOf);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]));
};

beforeAll(async () => {
  home = mkdtempSync(join(realpathSync(tmpdir()), 'ota-format-'));
  const { execPath, env } = process;
  await runDemo({ directory: join(home, 'demo'), cliFile, execPath, environment: env, print: () => undefined });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('docs/site-format.md', () => {
  test('its shell readers work on a real site', async () => {
    // On the port of the demo, if it is free: the bundle's URL names it.
    const server = await serveLoopback(demo('site'));
    try {
      const [reader, verifier] = codeBlocks('docs/site-format.md', 'sh').slice(-2);
      const elsewhere = 'http://127.0.0.1:[0-9]*/bundles';
      const script = `${reader?.replace('curl -fsS -o update.zip "$url"', `url=$(echo "$url" | sed "s|${elsewhere}|$SITE/bundles|")\n$&`)}\n${verifier}`;
      const env = { PATH: process.env.PATH, SITE: server.url, KEY: demo('keys/ota.pub.pem') };
      const run = await runProcess('sh', ['-e', '-c', script], { cwd: home, env });
      expect(run).toMatchObject({ exitCode: 0, stdout: 'Signature Verified Successfully\n' });
      expect(existsSync(join(home, 'update/update.sh'))).toBe(true);
    } finally {
      await server.close();
    }
  });

  test('names the keys of every signed object in their order', () => {
    const [envelope, object, release, index] = codeBlocks('docs/site-format.md', 'json').map(json);
    // What the demo doesn’t declare; examples with families of devices have golden trees of their own.
    const left = new Set(['barrier', 'policy', 'zos', 'deviceFiles', 'reissuedFrom']);
    const releasePredicate = Object.fromEntries(
      Object.entries((release?.predicate ?? {}) as Record<string, unknown>).filter(([key]) => !left.has(key)),
    );
    expect(JSON.stringify(keysOf({ ...payloadOf('site/1.1.0') }))).toBe(
      JSON.stringify(keysOf({ ...release, predicate: { ...releasePredicate, attachments: [] } })),
    );
    const { archive: __, ...indexPredicate } = (index?.predicate ?? {}) as Record<string, unknown>;
    const releases = (indexPredicate.releases as readonly Record<string, unknown>[]).map(
      ({ barrier: ___, ...rest }) => rest,
    );
    expect(JSON.stringify(keysOf(payloadOf('site/revisions/00000001.json')))).toBe(
      JSON.stringify(keysOf({ ...index, predicate: { ...indexPredicate, releases } })),
    );
    expect(Object.keys(json(readFileSync(demo('site/index.json'), 'utf8')))).toEqual(Object.keys(envelope ?? {}));
    expect(Object.keys(json(readFileSync(demo('site/1.1.0'), 'utf8')))).toEqual(Object.keys(object ?? {}));
  });
});
