import { describe, expect, test } from 'vitest';
import { copyDescribedBy, describedBy } from '../../../src/hosts/s3/object-description.js';

const DIGEST = 'ab'.repeat(32);

describe('what an object carries besides its bytes', () => {
  test('a pointer: JSON that is always asked for again', () => {
    expect(describedBy('latest', DIGEST)).toEqual({
      ContentType: 'application/json',
      CacheControl: 'no-cache',
      Metadata: { sha256: DIGEST },
    });
  });

  test.each([
    // product and version in the name, product, version
    ['gateway-1.2.3', 'gateway', '1.2.3'],
    ['edge-gateway-2-1.0.0-rc.1', 'edge-gateway-2', '1.0.0-rc.1'],
    ['a-10.20.30+build.5', 'a', '10.20.30+build.5'],
  ])('a bundle %s: kept for ever, saved under its name, with product and version', (name, product, version) => {
    expect(describedBy(`bundles/${DIGEST}.${name}.zip`, DIGEST)).toEqual({
      ContentType: 'application/zip',
      CacheControl: 'public, max-age=31536000, immutable',
      ContentDisposition: `attachment; filename="${name}.zip"`,
      Metadata: { sha256: DIGEST, product, version },
    });
  });

  test('a bundle’s signature carries no version of its own', () => {
    expect(describedBy(`bundles/${DIGEST}.a-1.0.0.zip.minisig`, DIGEST).Metadata).toEqual({ sha256: DIGEST });
  });
});

test('a copy has the headers of its own: one as it is, others as metadata under their names', () => {
  const headers = {
    'Content-Disposition': 'attachment; filename="a-1.0.0.zip"',
    Version: '1.0.0',
    'Min-Version': '0.9.0',
  };
  const source = { path: `bundles/${DIGEST}.a-1.0.0.zip`, size: 1, sha256: DIGEST, headers };
  expect(copyDescribedBy('connhex/a.zip', source)).toEqual({
    ContentType: 'application/zip',
    CacheControl: 'no-cache',
    ContentDisposition: 'attachment; filename="a-1.0.0.zip"',
    Metadata: { sha256: DIGEST, version: '1.0.0', 'min-version': '0.9.0' },
  });
});
