import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { writeExport } from '../../../src/devices/pantavisor/export-tarball.js';
import type { PartObject } from '../../../src/devices/pantavisor/parts.js';
import { vector } from '../../support/pantavisor.js';
import { failureOf } from '../../support/step-states.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const objectOf = (directory: string, content: Uint8Array): PartObject => {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = join(directory, sha256);
  writeFileSync(file, content);
  return { key: `app/${sha256.slice(0, 4)}`, file, size: content.length, sha256 };
};

describe('writeExport', () => {
  test('is read by tar: the state first, then the objects by name', async () => {
    const directory = temporaryDirectory();
    const objects = [Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(700_000, 1)].map((one) =>
      objectOf(directory, one),
    );
    const state = Buffer.from('{"#spec":"x"}');
    const known = await writeExport(join(directory, 'x.tgz'), { state, objects });
    const names = execFileSync('tar', ['tzf', known.path], { encoding: 'utf8' }).trim().split('\n');
    expect(names).toEqual(['json', ...objects.map(({ sha256 }) => `objects/${sha256}`).sort()]);
    execFileSync('tar', ['xzf', known.path, '-C', directory]);
    expect(readFileSync(join(directory, 'json'))).toEqual(state);
    for (const { sha256, file } of objects)
      expect(readFileSync(join(directory, 'objects', sha256)).equals(readFileSync(file))).toBe(true);
    const bytes = readFileSync(known.path);
    expect(known).toMatchObject({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });

  test('gives the same bytes for objects in any order, without a name, time or system in them', async () => {
    const directory = temporaryDirectory();
    const objects = ['a', 'b', 'c'].map((one) => objectOf(directory, Buffer.from(one)));
    const state = Buffer.from('{}');
    const first = await writeExport(join(directory, 'x.tgz'), { state, objects });
    const second = await writeExport(join(directory, 'y.tgz'), { state, objects: objects.toReversed() });
    expect(first.sha256).toBe(second.sha256);
    expect(readFileSync(first.path).subarray(0, 10).toString('hex')).toBe('1f8b08000000000000ff');
  });

  test('holds the same entries as the export that pvr made of the same revision', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'pvr.tgz'), vector('v1.2.0.pvrexport.tgz'));
    execFileSync('tar', ['xzf', 'pvr.tgz'], { cwd: directory });
    const pvr = execFileSync('tar', ['tzf', 'pvr.tgz'], { cwd: directory, encoding: 'utf8' }).trim().split('\n');
    const objects = pvr.slice(1).map((name) => objectOf(directory, readFileSync(join(directory, name))));
    const state = vector('v1.2.0.state.json');
    const { path } = await writeExport(join(directory, 'ours.tgz'), { state, objects });
    const ours = execFileSync('tar', ['tzf', path], { encoding: 'utf8' }).trim().split('\n');
    expect(pvr[0]).toBe('json');
    expect(readFileSync(join(directory, 'json'))).toEqual(state);
    expect(ours).toEqual(['json', ...pvr.slice(1).sort()]);
    // Neither is filled up to a whole record.
    expect(gunzipSync(readFileSync(path))).toHaveLength(gunzipSync(vector('v1.2.0.pvrexport.tgz')).length);
  });

  test.each([
    ['shorter', ''],
    ['longer', 'aaaaaaaa'],
    ['another', 'b'],
  ])('stops where an object is %s than the state says', async (_what, content) => {
    const directory = temporaryDirectory();
    const object = objectOf(directory, Buffer.from('a'));
    writeFileSync(object.file, content);
    const failure = await failureOf(() =>
      writeExport(join(directory, 'x.tgz'), { state: Buffer.from('{}'), objects: [object] }),
    );
    expect(failure).toMatchObject({ code: 'pantavisor-part-changed', exitCode: 1 });
  });
});
