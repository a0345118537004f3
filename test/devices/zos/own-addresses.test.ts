import { expect, test } from 'vitest';
import { ownAddresses } from '../../../src/devices/zos/own-addresses.js';

test('the version goes wherever it is asked for', () => {
  expect(ownAddresses({ flist: 'https://hub.example.com/{version}/gateway-{version}.flist' }, '1.2.0')).toEqual({
    flist: 'https://hub.example.com/1.2.0/gateway-1.2.0.flist',
  });
});

test('storage alone, both, and nothing', () => {
  const storage = 'zdb://hub.example.com:9900';
  expect(ownAddresses({ storage }, '1.2.0')).toEqual({ storage });
  expect(ownAddresses({ storage, flist: 'https://a.example/{version}' }, '1.2.0')).toEqual({
    storage,
    flist: 'https://a.example/1.2.0',
  });
  expect(ownAddresses({}, '1.2.0')).toBeUndefined();
  expect(ownAddresses(undefined, '1.2.0')).toBeUndefined();
});
