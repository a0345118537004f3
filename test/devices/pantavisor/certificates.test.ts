import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificatesOf, chainFault, nameOf, readCertificates } from '../../../src/devices/pantavisor/certificates.js';
import { certificateAuthority, testKey } from '../../support/certificate-authority.js';
import { CA_FILE, CHAIN_FILE, certificates, NOW } from '../../support/pantavisor.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const root = readFileSync(CA_FILE, 'utf8');
const [leaf = '', intermediate = ''] = readFileSync(CHAIN_FILE, 'utf8').split(/(?<=-----END CERTIFICATE-----\n)/);

let made: Readonly<Record<'plain' | 'underPlain' | 'direct' | 'expired' | 'later' | 'stranger', string>>;
beforeAll(() => {
  const issue = certificateAuthority(temporaryDirectory());
  const issuer = { certificate: root, key: testKey('root') };
  const subject = 'Devices of the tests';
  const stranger = issue({ subject, key: testKey('stranger'), authority: true });
  // A leaf can issue nothing, though its key can sign.
  const plain = issue({ subject: 'plain', key: testKey('plain'), issuer });
  made = {
    plain,
    underPlain: issue({
      subject: 'below',
      key: testKey('below'),
      issuer: { certificate: plain, key: testKey('plain') },
    }),
    direct: issue({ subject: 'direct', key: testKey('leaf'), issuer }),
    expired: issue({ subject: 'expired', key: testKey('leaf'), issuer, to: '20270531235959Z' }),
    later: issue({ subject: 'later', key: testKey('leaf'), issuer, from: '20270601000001Z' }),
    stranger,
  };
});

describe('chainFault', () => {
  const fault = (chain: readonly string[], anchors: readonly string[] = [root], now = NOW) =>
    chainFault(chain.flatMap(certificates), { anchors: anchors.flatMap(certificates), now });

  test('trusts what leads to the CA', () => {
    expect(fault([leaf, intermediate])).toBeUndefined();
    expect(fault([made.direct])).toBeUndefined();
  });

  test('takes intermediates in any order, the root among them, and further CAs', () => {
    expect(fault([leaf, root, intermediate])).toBeUndefined();
    expect(fault([leaf, intermediate], [made.stranger, root])).toBeUndefined();
    expect(fault([leaf], [intermediate])).toBeUndefined();
    expect(fault([leaf], [leaf])).toBeUndefined();
  });

  test.each([
    // what | chain | anchors | fault
    [
      'a leaf without its intermediate',
      () => [leaf],
      [root],
      /"CN=pump" is issued by "CN=Releases of the tests", which is neither/,
    ],
    ['a CA of the same name with another key', () => [leaf, intermediate], () => [made.stranger], /neither/],
    ['an issuer that is no authority', () => [made.underPlain, made.plain], [root], /neither/],
    ['no CA', () => [leaf, intermediate], [], /neither/],
    ['nothing', () => [], [root], /no certificate/],
    [
      'a leaf that expired a second ago',
      () => [made.expired],
      [root],
      /"CN=expired" expired at May 31 23:59:59 2027 GMT/,
    ],
    ['a leaf of the next second', () => [made.later], [root], /not valid before 2027-06-01T00:00:01\.000Z/],
  ])('refuses %s', (_what, chain, anchors, expected) => {
    expect(fault(chain(), typeof anchors === 'function' ? anchors() : anchors)).toMatch(expected);
  });

  test('judges the intermediate’s and the CA’s dates as well', () => {
    expect(fault([leaf, intermediate], [root], new Date('2120-06-01'))).toMatch(/expired/);
    expect(fault([leaf, intermediate], [root], new Date('2019-06-01'))).toMatch(/not valid before/);
  });
});

describe('readCertificates, certificatesOf', () => {
  test('read them in order', () => {
    const read = readCertificates(`comment\n${leaf}${intermediate}`);
    expect(typeof read === 'string' ? read : read.map(({ subject }) => subject)).toEqual([
      'CN=pump',
      'CN=Releases of the tests',
    ]);
  });

  test('say in words what they can’t read', () => {
    expect(readCertificates('')).toBe('it holds no certificate in PEM');
    expect(readCertificates(leaf.replace(/\nMII/, '\nMIA'))).toBe('a certificate in it is damaged');
    expect(certificatesOf([Uint8Array.of(1)])).toBe('a certificate in x5c is damaged');
  });
});

describe('nameOf', () => {
  test('is one line', () => {
    expect(nameOf('C=DE\nCN=pump')).toBe('"C=DE, CN=pump"');
  });
});
