import { describe, expect, test } from 'vitest';
import type { DeviceFile, StagedObject } from '../../src/site/draft.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { reissuedDraft } from '../../src/site/reissued-draft.js';
import { draftOf } from '../support/channel.js';

const source = draftOf('1.2.0-rc.1').statement;
const from = { channel: 'beta', version: '1.2.0-rc.1', upgradeObject: { sha256: 'a'.repeat(64) } };
const facts = { version: '1.2.0', channel: 'stable', tag: 'v1.2.0', from, deviceFiles: [] };
const bundle: StagedObject = { path: source.predicate.bundle.path, body: { kind: 'bytes', bytes: Buffer.from('zip') } };

describe('the draft of a release that is issued anew', () => {
  test('differs from the tested one in version, channel and tag, and says where it is from', () => {
    const { statement, objects } = reissuedDraft(source, facts, [bundle]);
    const { version, channel, tag, reissuedFrom, ...same } = statement.predicate;
    expect([version, channel, tag, reissuedFrom]).toEqual(['1.2.0', 'stable', 'v1.2.0', from]);
    expect(source.predicate).toMatchObject(same);
    expect(statement.subject).toEqual(source.subject);
    expect(objects).toEqual([bundle]);
  });

  test('has the files that were made for its own version, and says no word of those before it', () => {
    const file = (path: string): DeviceFile => ({
      family: 'ivy',
      path,
      body: { kind: 'bytes', bytes: Buffer.from(path) },
    });
    const first = reissuedDraft(source, { ...facts, deviceFiles: [file('one')] }, [bundle]).statement;
    const second = reissuedDraft(
      first,
      { ...facts, version: '1.2.1', from: { ...from, version: '1.2.0' }, deviceFiles: [file('two')] },
      [bundle],
    );
    expect(second.statement.predicate).toMatchObject({
      deviceFiles: [{ family: 'ivy', path: 'two', size: 3 }],
      reissuedFrom: { version: '1.2.0' },
    });
    expect(second.objects.map(({ path }) => path)).toEqual([bundle.path, 'two']);
    expect(reissuedDraft(second.statement, facts, [bundle]).statement.predicate.deviceFiles).toBeUndefined();
  });

  test('keeps what a later tool stated, and is the same at each run', () => {
    const later = { ...source, predicate: { ...source.predicate, certified: { by: 'TÜV' } } };
    const drafts = [1, 2].map(() => reissuedDraft(later, facts, [bundle]).statement);
    expect(drafts[0]?.predicate).toMatchObject({ certified: { by: 'TÜV' } });
    expect(jsonBytes(drafts[0])).toEqual(jsonBytes(drafts[1]));
  });
});
