import { describe, expect, test } from 'vitest';
import { identityOf } from '../../../src/devices/pantavisor/identity.js';
import { pemOf, testKey } from '../../support/certificate-authority.js';
import { chain, KEY_PEM } from '../../support/pantavisor.js';

const PLANNED = [{ key: '_sigs/app.json', include: [], exclude: [] }];
const identify = (key: string | undefined, planned = PLANNED) =>
  identityOf({ planned, certificates: chain() }, (variable) => (variable === 'OTA_PANTAVISOR_KEY' ? key : undefined));

describe('identityOf', () => {
  test('is the key with its chain', () => {
    expect(identify(KEY_PEM)).toMatchObject({ identity: { certificates: expect.any(Array) }, problems: [] });
  });

  test('is nobody where nothing is to be signed, and no key is asked for', () => {
    expect(identify(undefined, [])).toEqual({ problems: [] });
  });

  test.each([
    [undefined, 'pantavisor-key-missing'],
    [' \n', 'pantavisor-key-missing'],
    ['c2VjcmV0', 'pantavisor-key-invalid'],
    [pemOf(testKey('other')), 'pantavisor-key-other'],
  ])('refuses a key: %#', (key, code) => {
    const { identity, problems } = identify(key);
    expect(identity).toBeUndefined();
    expect(problems).toMatchObject([{ code }]);
    if (key?.trim()) expect(JSON.stringify(problems)).not.toContain(key.slice(30, 50) || key);
  });
});
