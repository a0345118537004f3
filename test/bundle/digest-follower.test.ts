import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFollower } from '../../src/bundle/digest-follower.js';

let directory: string;
let descriptor: number;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-follower-'));
  descriptor = openSync(join(directory, 'file'), 'wx+');
});
afterEach(() => {
  closeSync(descriptor);
  rmSync(directory, { recursive: true, force: true });
});

it('hashes as far as it is told, and sees what was changed behind that', () => {
  const { advance, digest } = createFollower(descriptor);
  writeSync(descriptor, 'ab??ef', 0);
  advance(2);
  writeSync(descriptor, 'cd', 2);
  advance(6);
  advance(6);
  expect(digest()).toBe(createHash('sha256').update('abcdef').digest('hex'));
});

it('hashes more than one slice', () => {
  const bytes = Buffer.alloc(3_000_000, 'slice');
  writeSync(descriptor, bytes);
  const { advance, digest } = createFollower(descriptor);
  advance(bytes.length);
  expect(digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
});

it('fails where the file ends too soon', () => {
  expect(() => createFollower(descriptor).advance(1)).toThrow('cut short');
});
