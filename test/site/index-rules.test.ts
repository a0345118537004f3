import { describe, expect, test } from 'vitest';
import { soundIndex } from '../../src/site/index-rules.js';
import type { IndexStatement } from '../../src/site/index-statement.js';
import { channelLayout } from '../../src/site/layout.js';
import { indexStatement } from '../../src/site/next-index.js';
import { iotoPredicate } from '../support/ioto.js';

const layout = channelLayout('stable');
const predicate = iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0' }]);
const statement = indexStatement(predicate, layout);
const [first] = predicate.releases;
const twice = { ...predicate, releases: [...predicate.releases, ...(first ? [first] : [])] };
const odd = {
  ...predicate,
  releases: predicate.releases.map((release) => ({ ...release, version: `v${release.version}` })),
};

describe('soundIndex', () => {
  test('gives the predicate', () => expect(soundIndex(statement, 'index.json', layout)).toBe(predicate));

  test.each<[what: string, changed: IndexStatement, code: string]>([
    ['another channel', indexStatement({ ...predicate, channel: 'beta' }, layout), 'site-other-channel'],
    ['other subjects', { ...statement, subject: statement.subject.slice(1) }, 'site-object-unreadable'],
    ['a version twice', indexStatement(twice, layout), 'site-object-unreadable'],
    ['what is no version', indexStatement(odd, layout), 'verify-version-invalid'],
  ])('refuses %s', (_what, changed, code) => {
    expect(() => soundIndex(changed, 'index.json', layout)).toThrow(expect.objectContaining({ code }));
  });
});
