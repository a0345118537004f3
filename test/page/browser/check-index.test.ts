import { expect, test } from 'vitest';
import { checkIndex } from '../../../src/page/browser/check-index.js';
import { keyOf } from '../../../src/page/browser/keys.js';
import { signEnvelope } from '../../../src/signing/dsse.js';
import { jsonBytes } from '../../../src/site/json-bytes.js';
import { GATEWAY_RELEASES, pageSite } from '../../support/page-site.js';
import { testSigner, testTrust } from '../../support/signing.js';

const trust = {
  keys: testTrust().keys.flatMap(({ raw }) => {
    const key = keyOf(raw);
    return key.kind === 'good' ? [key.value] : [];
  }),
  threshold: 1,
};
const demands = { product: 'gateway', channel: 'stable', trust };

const statementOf = async () => {
  const site = await pageSite(GATEWAY_RELEASES.slice(0, 2));
  const envelope = JSON.parse(Buffer.from(site.get('index.json') ?? []).toString());
  return JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
};

const signed = async (statement: unknown, type = 'application/vnd.in-toto+json') =>
  jsonBytes(await signEnvelope(type, jsonBytes(statement), [testSigner()]));

test('takes an index as it was published, and refuses signed ones that are not what a device takes', async () => {
  const statement = await statementOf();
  const { predicate } = statement;
  const [first, second] = predicate.releases;
  expect(checkIndex(await signed(statement), demands)).toMatchObject({ kind: 'good' });
  const cases: readonly (readonly [unknown, string])[] = [
    [{ ...statement, predicateType: 'urn:x' }, 'predicateType'],
    [{ ...statement, subject: [] }, 'subjects'],
    [{ ...statement, predicate: { ...predicate, channel: 'beta' } }, 'channel “beta”'],
    [{ ...statement, predicate: { ...predicate, counter: 0 } }, 'counter'],
    [{ ...statement, predicate: { ...predicate, expires: 'never' } }, 'expires'],
    [{ ...statement, predicate: { ...predicate, latest: '9.9.9' } }, 'latest'],
    [{ ...statement, predicate: { ...predicate, releases: [second, first] } }, 'out of order'],
    [{ ...statement, predicate: { ...predicate, releases: [{ ...first, version: 'v1' }] } }, 'no version'],
    [
      {
        ...statement,
        predicate: { ...predicate, releases: [{ ...first, bundle: { ...first.bundle, path: '../x' } }] },
      },
      'path on the site',
    ],
  ];
  for (const [changed, reason] of cases)
    expect(checkIndex(await signed(changed), demands)).toMatchObject({
      kind: 'bad',
      reason: expect.stringContaining(reason),
    });
  expect(checkIndex(await signed(statement, 'text/plain'), demands)).toMatchObject({
    reason: expect.stringContaining('payloadType'),
  });
});

test('refuses what is ambiguous in an envelope', async () => {
  const good = Buffer.from(await signed(await statementOf())).toString();
  for (const [text, reason] of [
    [good.replace('{', '{"x":1,'), 'nobody signed'],
    [good.replace('{', '{"payload":"",'), 'duplicate'],
    [good.replace('"signatures":[', '"signatures":[{"keyid":"","sig":"="},'), 'malformed'],
    [good.replace(/"signatures":\[(.*)\]/, '"signatures":[$1,$1]'), 'same key'],
    [`\uFEFF${good}`, 'byte order mark'],
  ] as const)
    expect(checkIndex(Buffer.from(text), demands)).toMatchObject({
      kind: 'bad',
      reason: expect.stringContaining(reason),
    });
});
