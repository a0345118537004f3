import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSink } from '../../src/rehearsal/download-sink.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const wanted = { path: 'a.zip', size: 6, sha256: '' };

test('digests are those of what the file holds, also after a new beginning', async () => {
  const file = join(directory(), 'a');
  const sink = await openSink(file, wanted);
  await sink.write(Buffer.from('lost'));
  await sink.restart();
  await sink.write(Buffer.from('abc'));
  await sink.write(Buffer.from('def'));
  expect(sink.received()).toBe(6);
  expect(sink.digests().sha256).toBe(createHash('sha256').update('abcdef').digest('hex'));
  await sink.close();
  expect(readFileSync(file, 'utf8')).toBe('abcdef');
});

test('more than is signed is refused, and so is more than there is room for', async () => {
  const sink = await openSink(join(directory(), 'a'), wanted);
  expect((await failureOf(() => sink.write(Buffer.from('abcdefg')))).code).toBe('rehearsal-download-differs');
  await sink.close();
  const small = await openSink(join(directory(), 'a'), wanted, 'no-space');
  await small.write(Buffer.from('abc'));
  expect((await failureOf(() => small.write(Buffer.from('d')))).message).toContain('no space left on device after 3');
  await small.close();
});

test('a full disk is a device without room', async () => {
  const sink = await openSink('/dev/full', wanted);
  expect((await failureOf(() => sink.write(Buffer.from('abc')))).code).toBe('rehearsal-no-space');
  await sink.close();
});
