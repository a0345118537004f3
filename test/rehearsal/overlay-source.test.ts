import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { overlaySource } from '../../src/rehearsal/overlay-source.js';
import { hostSource } from '../../src/site/host-source.js';
import { collectStream } from '../../src/site/site-source.js';
import { memoryHost } from '../support/memory-host.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const laid = () => {
  const file = join(directory(), 'file');
  writeFileSync(file, 'of a file');
  const host = memoryHost({
    objects: new Map([
      ['old', bytes('old')],
      ['latest', bytes('"1.0.0"')],
    ]),
  });
  const source = overlaySource(hostSource(host), [
    { path: 'latest', body: { kind: 'bytes', bytes: bytes('"1.1.0"') } },
    { path: 'latest', body: { kind: 'bytes', bytes: bytes('"1.2.0"') } },
    { path: 'bundle', body: { kind: 'file', path: file, size: 9, sha256: '' } },
    { path: 'copy', body: { kind: 'copy', of: 'bundle' } },
    { path: 'copy-of-old', body: { kind: 'copy', of: 'old' } },
    { path: 'copy-of-nothing', body: { kind: 'copy', of: 'nothing' } },
  ]);
  return { host, source };
};

test.each([
  // path, what is read
  ['latest', '"1.2.0"'],
  ['old', 'old'],
  ['bundle', 'of a file'],
  ['copy', 'of a file'],
  ['copy-of-old', 'old'],
  ['copy-of-nothing', undefined],
  ['nothing', undefined],
])('%s is %j, however it is read', async (path, text) => {
  const { source } = laid();
  const streamed = await source.stream(path, (chunks) => collectStream(chunks, path, 100));
  expect([await source.read(path), streamed].map((read) => read && Buffer.from(read).toString())).toEqual([text, text]);
  expect((await source.digest(path))?.size).toBe(text?.length);
});

test('nothing is written, and a path that leads out is refused', async () => {
  const { host, source } = laid();
  await source.read('latest');
  expect(host.writes).toEqual([]);
  expect((await failureOf(() => source.read('../latest'))).code).toBe('verify-path-refused');
});
