import { createHash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readParts } from '../../../src/devices/pantavisor/parts.js';
import { PARTS, writeParts } from '../../support/pantavisor.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const read = async (parts: Readonly<Record<string, string | Uint8Array>>) => {
  const directory = temporaryDirectory();
  writeParts(directory, parts);
  return readParts(directory, 'parts');
};

describe('readParts', () => {
  test('puts JSON inline and names all else by its SHA-256, in canonical order', async () => {
    const { parts, problems } = await read(PARTS);
    expect(problems).toEqual([]);
    const squash = sha256(Buffer.alloc(512, 7));
    expect(parts?.state.text).toBe(
      [
        '{"#spec":"pantavisor-service-system@1"',
        `"_config/app/etc/app.conf":"${sha256('rpm = 1200\n')}"`,
        `"app/copy.squashfs":"${squash}"`,
        `"app/root.squashfs":"${squash}"`,
        '"app/run.json":{"name":"app","restart_policy":"container","type":"lxc","weight":1.5E0}',
        '"app/src.json":{"template":"builtin-lxc-docker"}',
        `"bsp/kernel.img":"${sha256(Buffer.alloc(5000, 'kernel '))}"`,
        `"bsp/pantavisor":"${sha256('initrd\n')}"`,
        '"bsp/run.json":{"addons":[],"initrd":"pantavisor","linux":"kernel.img"}',
        '"bsp/src.json":{}',
        '"device.json":{"groups":[],"name":"pump"}}',
      ].join(','),
    );
  });

  test('gives each content once, under the first key that has it', async () => {
    const { parts } = await read(PARTS);
    expect(parts?.objects.map(({ key, size }) => [key, size])).toEqual([
      ['_config/app/etc/app.conf', 11],
      ['app/copy.squashfs', 512],
      ['bsp/kernel.img', 5000],
      ['bsp/pantavisor', 7],
    ]);
  });

  test('takes any bytes but JSON as they are: empty files, texts that look like JSON', async () => {
    const { parts } = await read({ 'app/empty': '', 'app/JSON': 'null', 'app/x.JSON': '{' });
    expect(parts?.objects.map(({ sha256: digest }) => digest)).toEqual([sha256('null'), sha256(''), sha256('{')]);
  });

  test.each([
    // JSON | code and reason
    ['"text"', 'pantavisor-part-json', /neither an object nor a list/],
    ['12', 'pantavisor-part-json', /neither an object nor a list/],
    ['null', 'pantavisor-part-json', /neither an object nor a list/],
    ['{"a":[1,null]}', 'pantavisor-part-json', /at "a → 1" .* null/],
    ['[9007199254740993]', 'config-json-integer-too-large', /9007199254740993/],
    ['{"a":1,"a":2}', 'config-json-duplicate-key', /"a"/],
    ['{"a":1,}', 'config-json-trailing-comma', /./],
    ['', 'config-json-syntax', /./],
    [`${'['.repeat(70)}1${']'.repeat(70)}`, 'pantavisor-part-json', /deeper than 64/],
    [`["${'x'.repeat(1024 * 1024)}"]`, 'pantavisor-part-too-large', /1048576/],
  ])('refuses %.40j inline', async (json, code, message) => {
    const { parts, problems } = await read({ 'app/run.json': json });
    expect(parts).toBeUndefined();
    expect(problems).toMatchObject([{ code, message: expect.stringMatching(message) }]);
    expect(problems[0]?.place?.file).toBe(join('parts', 'app/run.json'));
  });

  test('tells every bad part at once', async () => {
    const { problems } = await read({ 'a/run.json': '1', 'b/run.json': '2', 'c/x': '' });
    expect(problems).toHaveLength(2);
  });

  test('refuses an object that no ustar header has room for', async () => {
    const directory = temporaryDirectory();
    writeParts(directory, { 'app/big': '' });
    truncateSync(join(directory, 'app/big'), 8 * 1024 ** 3);
    const { problems } = await readParts(directory, 'parts');
    expect(problems).toMatchObject([
      { code: 'pantavisor-part-too-large', message: expect.stringMatching(/8589934592/) },
    ]);
  });

  test('refuses a state that devices could not hold', async () => {
    const directory = temporaryDirectory();
    const large = JSON.stringify(['x'.repeat(1_000_000)]);
    for (const name of ['a', 'b', 'c', 'd']) writeParts(directory, { [`${name}/run.json`]: large });
    const { parts, problems } = await readParts(directory, 'parts');
    expect(parts).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'pantavisor-state-too-large' }]);
  });

  test('refuses no parts, and a directory that is not there', async () => {
    expect((await read({})).problems).toMatchObject([{ code: 'pantavisor-parts-empty' }]);
    const missing = await readParts(join(temporaryDirectory(), 'none'), 'none');
    expect(missing.problems).toMatchObject([
      { code: 'pantavisor-part-unreadable', message: 'The part "none" can’t be read: there is no such file.' },
    ]);
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'file'), '');
    const file = await readParts(join(directory, 'file'), 'file');
    expect(file.problems).toMatchObject([{ code: 'pantavisor-part-unreadable' }]);
  });
});
