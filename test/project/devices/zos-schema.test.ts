import { describe, expect, test } from 'vitest';
import { zosSchema } from '../../../src/project/devices/zos-schema.js';
import { wordOf } from '../../../src/project/rules.js';

const foundIn = (options: unknown) => {
  const { error } = zosSchema.safeParse(options);
  return (error?.issues ?? []).flatMap((issue) => wordOf(issue)?.('devices.zos.key', {}) ?? []);
};

describe('flist', () => {
  test.each([
    'https://hub.example.com/team/gateway-{version}.flist',
    'http://10.0.0.1:8080/{version}/gateway.flist',
    'https://{version}.hub.example.com/gateway.flist',
  ])('%s is taken', (flist) => {
    expect(zosSchema.parse({ flist })).toEqual({ flist });
  });

  test.each([
    // value | reason
    ['gateway-{version}.flist', 'it is not absolute'],
    ['ftp://hub.example.com/{version}', 'it is not absolute'],
    ['https:///{version}', 'it is not absolute'],
    ['https://hub.example.com/a {version}', 'it holds a blank'],
    ['https://hub.example.com\\{version}', 'it holds a blank, a backslash'],
    ['https://hub.example.com/größe-{version}', 'a letter that is not ASCII'],
    ['https://hub.example.com:99999/{version}', 'it is not a URL'],
    ['https://hub.example.com/{version}?token=x', 'it has a query or fragment'],
    ['https://hub.example.com/{version}#a', 'it has a query or fragment'],
    ['https://hub.example.com/gateway.flist', 'it has no {version}'],
  ])('%s is refused: %s', (flist, reason) => {
    expect(foundIn({ flist })).toMatchObject([{ code: 'zos-flist-invalid', message: expect.stringContaining(reason) }]);
  });

  test('a password is refused, and never repeated', () => {
    const [found] = foundIn({ flist: 'https://ci:s3cret@hub.example.com/{version}' });
    expect(found?.message).toContain('it holds a user name or password');
    expect(JSON.stringify(found)).not.toContain('s3cret');
  });
});

describe('storage', () => {
  test.each(['zdb://hub.example.com:9900', 'zdb://[2001:db8::1]:9900/namespace', 'ardb://hub.example.com:16379'])(
    '%s is taken',
    (storage) => {
      expect(zosSchema.parse({ storage })).toEqual({ storage });
    },
  );

  test.each([
    // value | reason
    ['hub.example.com:9900', 'it is not a URL'],
    ['zdb://', 'it is not a URL'],
    ['zdb://hub example.com', 'it is not a URL'],
    ['https://hub.example.com', 'it is a web address'],
    ['zdb://user:s3cret@hub.example.com', 'it holds a user name or password'],
  ])('%s is refused: %s', (storage, reason) => {
    const found = foundIn({ storage });
    expect(found).toMatchObject([{ code: 'zos-storage-invalid', message: expect.stringContaining(reason) }]);
    expect(JSON.stringify(found)).not.toContain('s3cret');
  });
});

test('there are no other keys', () => {
  expect(zosSchema.safeParse({ md5: true }).success).toBe(false);
});
