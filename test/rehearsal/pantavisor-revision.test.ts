import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { parseState } from '../../src/devices/pantavisor/state.js';
import { verifyState } from '../../src/devices/pantavisor/verify-state.js';
import { missingObjects, readExport, withOtherSignature } from '../../src/rehearsal/pantavisor-revision.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { trustIn, vector } from '../support/pantavisor.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

type Entry = readonly [name: string, content: string, extra?: object];

const archive = async (entries: readonly Entry[]): Promise<string> => {
  const tar = pack();
  for (const [name, content, extra] of entries) tar.entry({ name, ...extra }, content);
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const file = join(directory(), 'x.tgz');
  writeFileSync(file, gzipSync(Buffer.concat(chunks)));
  return file;
};

const object = (content: string): string => `objects/${sha256Hex(Buffer.from(content))}`;

describe('readExport', () => {
  test('reads what the family’s own tool wrote', async () => {
    const file = join(directory(), 'v.tgz');
    writeFileSync(file, vector('v1.2.0.pvrexport.tgz'));
    const state = vector('v1.2.0.state.json');
    const read = await readExport(file, 'v.tgz');
    const parsed = parseState(state);
    expect('entries' in parsed && missingObjects(parsed, read.objects)).toEqual([]);
    expect(read.stateSha256).toBe(sha256Hex(Buffer.from(state.toString().trimEnd())));
  });

  test.each([
    // what is in it, why it is refused
    [
      [
        [object('a'), 'a'],
        ['json', '{}'],
      ],
      /json is not its first/,
    ],
    [
      [
        ['json', '{}'],
        ['json', '{}'],
      ],
      /json is not its first/,
    ],
    [
      [
        ['json', '{}'],
        ['objects/', '', { type: 'directory' }],
      ],
      /objects\/ is a directory/,
    ],
    [
      [
        ['json', '{}'],
        ['readme', 'a'],
      ],
      /neither json nor/,
    ],
    [
      [
        ['json', '{}'],
        ['./x', 'a'],
      ],
      /neither json nor/,
    ],
    [
      [
        ['json', '{}'],
        [object('a'), 'b'],
      ],
      /Object has bad checksum/,
    ],
    [[['json', '{}', { pax: { comment: 'x' } }]], /PAX header/],
    [[], /it is empty/],
  ] as const)('refuses %j', async (entries, words) => {
    const file = await archive(entries);
    await expect(readExport(file, 'x.tgz')).rejects.toMatchObject({
      code: 'rehearsal-archive-refused',
      message: expect.stringMatching(words),
    });
  });
});

test('a changed signature is refused for what it is', () => {
  const trust = trustIn(vector('ca.pem').toString());
  const state = Buffer.from(vector('v1.2.0.state.json').toString().trimEnd());
  expect(verifyState(state, trust).refusals).toEqual([]);
  expect(verifyState(withOtherSignature(state), trust).refusals).toMatchObject([
    { message: 'Signature validation failed', reason: 'the signature does not fit what it selects' },
  ]);
  expect(withOtherSignature(Buffer.from('{'))).toEqual(Buffer.from('{'));
});
