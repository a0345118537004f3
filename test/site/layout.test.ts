import { describe, expect, it } from 'vitest';
import {
  attachmentPath,
  bundlePath,
  channelLayout,
  channelOfPath,
  minisigPath,
  packedVersion,
  schemaPath,
} from '../../src/site/layout.js';

describe('channelLayout', () => {
  it('puts the stable channel at the root and every other below channels/', () => {
    const stable = channelLayout('stable');
    const beta = channelLayout('beta');
    expect([stable.index, stable.versions, stable.latest, stable.upgradeObject('1.0.0')]).toEqual([
      'index.json',
      'versions',
      'latest',
      '1.0.0',
    ]);
    expect([beta.index, beta.latest, beta.upgradeObject('1.0.0-rc.1'), beta.archive('ab')]).toEqual([
      'channels/beta/index.json',
      'channels/beta/latest',
      'channels/beta/1.0.0-rc.1',
      'channels/beta/archive/ab.json',
    ]);
  });

  it('names revisions so that a listing is in order', () => {
    const { revision } = channelLayout('stable');
    expect([revision(1), revision(42)]).toEqual(['revisions/00000001.json', 'revisions/00000042.json']);
    expect([revision(9), revision(10)].sort()).toEqual([revision(9), revision(10)]);
  });
});

describe('content-addressed paths', () => {
  it('carry the digest and a name a person can read', () => {
    expect(bundlePath('ab', 'logger', '1.1.0')).toBe('bundles/ab.logger-1.1.0.zip');
    expect(minisigPath('bundles/x.zip')).toBe('bundles/x.zip.minisig');
    expect(schemaPath('ab', 'foreign-config')).toBe('schemas/ab.foreign-config.json');
    expect(attachmentPath('ab', 'sbom.json')).toBe('attachments/ab.sbom.json');
  });
});

describe('packedVersion', () => {
  const bytes = { sha256: 'ab', product: 'logger-1.0.0' };

  it('is the version in the name of a bundle, whatever the product is called', () => {
    for (const version of ['1.1.0', '1.2.0-rc.1'])
      expect(packedVersion(bundlePath('ab', bytes.product, version), bytes)).toBe(version);
  });

  it.each([
    'bundles/cd.logger-1.0.0-1.1.0.zip',
    'bundles/ab.logger-1.1.0.zip',
    'bundles/ab.logger-1.0.0-1.1.zip',
    'bundles/ab.logger-1.0.0-1.1.0.zip.minisig',
    '1.1.0',
  ])('is none of %s', (path) => expect(packedVersion(path, bytes)).toBeUndefined());
});

describe('channelOfPath', () => {
  it('tells the channel of a path, and nothing for the root', () => {
    expect(channelOfPath('channels/beta/latest')).toBe('beta');
    expect(channelOfPath('latest')).toBeUndefined();
    expect(channelOfPath('channels/beta')).toBeUndefined();
  });
});
