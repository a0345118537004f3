import { describe, expect, test } from 'vitest';
import { s3Address } from '../../../src/hosts/s3/address.js';

describe('where a site lies in a bucket', () => {
  const address = s3Address({ bucket: 'updates', prefix: 'gateway/' });

  test('names objects by keys below the prefix, and back', () => {
    expect(address.keyOf('bundles/a.zip')).toBe('gateway/bundles/a.zip');
    expect(address.pathOf('gateway/bundles/a.zip')).toBe('bundles/a.zip');
    expect(address.keyPrefixOf('rev')).toBe('gateway/rev');
  });

  test('knows no path for keys of others, and for what the host keeps there itself', () => {
    expect(address.pathOf('other/latest')).toBeUndefined();
    expect(address.pathOf('gateway/.ota-release/probe-0123456789abcdef')).toBeUndefined();
  });

  test('lets nobody but the host into the work area', () => {
    const probe = address.workPath('probe-0123456789abcdef');
    expect(address.keyOf(probe)).toBe('gateway/.ota-release/probe-0123456789abcdef');
    for (const path of ['.ota-release/lock', '.ota-release/../latest', '.OTA-release/x', '/latest', ''])
      expect(() => address.keyOf(path)).toThrow(expect.objectContaining({ code: 'host-path-invalid' }));
  });

  test.each([
    // bucket, prefix, location, ARN of an object, ARN of the bucket
    ['updates', 'gateway/', 's3://updates/gateway', 'arn:aws:s3:::updates/gateway/latest', 'arn:aws:s3:::updates'],
    ['updates', '', 's3://updates', 'arn:aws:s3:::updates/latest', 'arn:aws:s3:::updates'],
    [
      'arn:aws:s3:eu-west-1:123456789012:accesspoint/ota',
      '',
      's3://arn:aws:s3:eu-west-1:123456789012:accesspoint/ota',
      'arn:aws:s3:eu-west-1:123456789012:accesspoint/ota/object/latest',
      'arn:aws:s3:eu-west-1:123456789012:accesspoint/ota',
    ],
  ])('tells people and policies where %s is', (bucket, prefix, location, object, arn) => {
    const told = s3Address({ bucket, prefix });
    expect([told.location, told.objectArn('latest'), told.bucketArn]).toEqual([location, object, arn]);
  });
});
