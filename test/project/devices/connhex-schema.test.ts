import { describe, expect, test } from 'vitest';
import { connhexSchema } from '../../../src/project/devices/connhex-schema.js';
import { wordOf } from '../../../src/project/rules.js';

const codesOf = (value: unknown): readonly string[] =>
  (connhexSchema.safeParse(value).error?.issues ?? []).map(
    (issue) => wordOf(issue)?.(issue.path.join('.'), {}).code ?? issue.code,
  );

test('nothing is asked for: a copy is kept, and nothing is sent elsewhere', () => {
  expect(connhexSchema.parse({})).toEqual({ alias: true, mandatory: false });
});

test('an agent’s section has its defaults', () => {
  expect(connhexSchema.parse({ agent: {} }).agent).toEqual({
    autoDownload: false,
    autoInstall: false,
    checkInterval: '1h',
  });
});

describe('options', () => {
  test.each([
    // options, the problems
    [{ minVersion: '1.0.0', maxVersion: '2.0.0-rc.1' }, []],
    [{ minVersion: '>=1.0.0' }, ['connhex-version-invalid']],
    [{ maxVersion: 'v1.0.0' }, ['connhex-version-invalid']],
    [{ agent: { checkInterval: '24' } }, ['connhex-interval-invalid']],
    [{ publish: { api: 'https://apis.example.com/', firmware: 'pump' } }, []],
    [{ publish: { api: 'http://127.0.0.1:8080', firmware: 'pump' } }, []],
    [{ publish: { api: 'http://apis.example.com', firmware: 'pump' } }, ['connhex-api-invalid']],
    [{ publish: { api: 'https://me:secret@apis.example.com', firmware: 'pump' } }, ['connhex-api-invalid']],
    [{ publish: { api: 'https://apis.example.com' } }, ['invalid_type']],
    [{ publish: { api: 'https://apis.example.com', firmware: 'pump', token: 'x' } }, ['unrecognized_keys']],
    [{ aliass: false }, ['unrecognized_keys']],
  ])('%j: %j', (options, codes) => {
    expect(codesOf(options)).toEqual(codes);
  });

  test('a URL has no slash at its end, and its secret is in no message', () => {
    const publish = { api: 'https://apis.example.com/v1/', firmware: 'pump' };
    expect(connhexSchema.parse({ publish }).publish?.api).toBe('https://apis.example.com/v1');
    const { issues } = connhexSchema.safeParse({ publish: { ...publish, api: 'https://me:s3cret@x' } }).error ?? {};
    const words = issues?.map((issue) => JSON.stringify(wordOf(issue)?.('devices.connhex.publish.api', {})));
    expect(words?.join('')).not.toContain('s3cret');
  });
});
