import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestInLine } from '../../src/bundle/file-digest.js';
import { openZipOutput } from '../../src/bundle/zip-output.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-output-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('fills a gap later, and hashes the bytes in the order of the file', async () => {
  const out = join(directory, 'out.zip');
  const output = openZipOutput(out, digestInLine);
  output.append(Buffer.from('one '));
  output.reserve(4);
  output.append(Buffer.from('three'));
  expect(output.position()).toBe(13);
  output.fill(Buffer.from('two '));
  const finished = await output.finish();
  expect(readFileSync(out, 'utf8')).toBe('one two three');
  expect(finished).toEqual({ size: 13, sha256: createHash('sha256').update('one two three').digest('hex') });
});

it('has its own name only when it is finished, and replaces what was there', async () => {
  const out = join(directory, 'out.zip');
  writeFileSync(out, 'older');
  const output = openZipOutput(out, digestInLine);
  output.append(Buffer.from('newer'));
  expect(readFileSync(out, 'utf8')).toBe('older');
  expect(readdirSync(directory)).toHaveLength(2);
  await output.finish();
  expect(readFileSync(out, 'utf8')).toBe('newer');
  expect(readdirSync(directory)).toEqual(['out.zip']);
});

it('leaves nothing when it is discarded, also after it could not be renamed', async () => {
  const out = join(directory, 'taken');
  const first = openZipOutput(out, digestInLine);
  first.append(Buffer.from('x'));
  await first.discard();
  expect(readdirSync(directory)).toEqual([]);
  const second = openZipOutput(out, digestInLine);
  mkdirSync(out);
  await expect(second.finish()).rejects.toMatchObject({ code: 'bundle-unwritable' });
  await second.discard();
  expect(readdirSync(directory)).toEqual(['taken']);
});

it('says so where it can’t be opened', () => {
  expect(() => openZipOutput(join(directory, 'none', 'out.zip'), digestInLine)).toThrow(
    expect.objectContaining({ code: 'bundle-unwritable' }),
  );
});
