import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BundleEntry } from '../../src/bundle/entries.js';
import { pack } from '../../src/bundle/pack.js';
import { proveReproducible } from '../../src/bundle/rebuild.js';

const modifiedAt = 1_700_000_000;
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-rebuild-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const entry = (path: string, content: string): BundleEntry => {
  writeFileSync(join(directory, path), content);
  return { path, file: join(directory, path), size: Buffer.byteLength(content), mode: 0o644, kind: 'file' };
};

it('accepts a bundle that comes out the same, and removes the second one', async () => {
  const entries = [entry('a', 'one'), entry('b', 'two')];
  const first = await pack(entries, { out: join(directory, 'out.zip'), modifiedAt });
  await proveReproducible(entries, first, { modifiedAt });
  expect(readdirSync(directory).sort()).toEqual(['a', 'b', 'out.zip']);
});

it('names the first file that something still writes to', async () => {
  const entries = [entry('a', 'one'), entry('b', 'two')];
  const first = await pack(entries, { out: join(directory, 'out.zip'), modifiedAt });
  writeFileSync(join(directory, 'b'), 'six');
  await expect(proveReproducible(entries, first, { modifiedAt })).rejects.toMatchObject({
    code: 'bundle-not-reproducible',
    message: expect.stringContaining('"b"'),
  });
  expect(readdirSync(directory).sort()).toEqual(['a', 'b', 'out.zip']);
});
