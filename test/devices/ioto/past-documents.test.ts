import { describe, expect, test } from 'vitest';
import { channelView } from '../../../src/devices/channel-view.js';
import { pastIotoDocuments } from '../../../src/devices/ioto/past-documents.js';
import { EMPTY_ARCHIVE } from '../../../src/site/next-index.js';
import { IOTO_URL, iotoPredicate } from '../../support/ioto.js';

const CHECK = 'tok/provision/update';
const base = 'ioto/gateway/stable/from';
const past = (settings: unknown = {}) => {
  const channel = channelView(iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0' }]), EMPTY_ARCHIVE);
  return pastIotoDocuments(settings, { channel, publicUrl: IOTO_URL });
};
const textAt = (path: string, settings: unknown = {}) => {
  const object = past(settings)?.documentAt(path);
  return object && Buffer.from(object.bytes).toString();
};

describe('documents that no revision names any more', () => {
  test('lead to what a device on that version is offered today', () => {
    expect(textAt(`${base}/0.1.0/${CHECK}`)).toContain('"1.1.0"');
    expect(textAt(`${base}/0.1.0/07/${CHECK}`)).toContain('"1.1.0"');
    expect(textAt(`${base}/9.0.0/${CHECK}`)).not.toContain('"1.1.0"');
  });

  test.each([
    // path, why
    [`${base}/1.0.0/${CHECK}`, 'the revision names it'],
    [`${base}/0.1.0/tok/provision/updateReport`, 'it is no answer'],
    [`${base}/0.1/${CHECK}`, 'that is no version'],
    [`${base}/0.1.0/7/${CHECK}`, 'that is no part of the fleet'],
    [`${base}/0.1.0/07/08/${CHECK}`, 'that is none either'],
    [`ioto/gateway/beta/from/0.1.0/${CHECK}`, 'it is of another channel'],
  ])('%s is none: %s', (path) => {
    expect(textAt(path)).toBeUndefined();
  });

  test('may lie wherever a fielded version had one', () => {
    expect(past()?.candidates(['0.1.0', '1.0.0'])).toEqual([`${base}/0.1.0/${CHECK}`]);
    const parts = past({ cohorts: true })?.candidates(['0.1.0', '1.0.0']);
    expect(parts).toHaveLength(101);
    expect(parts?.at(-1)).toBe(`${base}/0.1.0/99/${CHECK}`);
  });

  test('are none where the site was not released for Ioto', () => {
    expect(past('nothing')).toBeUndefined();
  });
});
