import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectProject, productName } from '../../../src/commands/init/detect.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const PRODUCT = /^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$/;

describe('productName', () => {
  test.each([
    // text, product
    ['gateway', 'gateway'],
    ['@acme/Gateway Firmware', 'gateway-firmware'],
    ['  Pumpe Süd!  ', 'pumpe-s-d'],
    ['.hidden-', 'hidden'],
    ['日本', undefined],
    ['a'.repeat(80), 'a'.repeat(64)],
  ])('%j becomes %j', (text, product) => {
    expect(productName(text)).toBe(product);
  });

  test('gives a name that the project file takes, or none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const name = productName(text);
        expect(name === undefined || PRODUCT.test(name)).toBe(true);
      }),
    );
  });
});

describe('detectProject', () => {
  test.each([
    // files, product, version, source
    [{ 'package.json': '{"name":"@acme/pump","version":"2.1.0"}' }, 'pump', '2.1.0', 'package.json'],
    [{ 'pyproject.toml': '[project]\nname = "Pump"\nversion = "0.3.0"\n' }, 'pump', '0.3.0', 'pyproject.toml'],
    [{ 'pyproject.toml': '[tool.poetry]\nname = "pump"\nversion = "0.3.0"\n' }, 'pump', '0.3.0', 'pyproject.toml'],
    [{ 'pyproject.toml': '[project]\nname = "pump"\ndynamic = ["version"]\n' }, 'pump', '0.1.0', '0.1.0'],
    [{ 'package.json': '{"name":"pump","version":"1.0"}' }, 'pump', '0.1.0', '0.1.0'],
    [{ 'package.json': '{"name":"pump"' }, 'product-x', '0.1.0', '0.1.0'],
    [{ 'package.json': '[1]', 'pyproject.toml': 'name = ' }, 'product-x', '0.1.0', '0.1.0'],
    [{}, 'product-x', '0.1.0', '0.1.0'],
  ] as const)('from %j: %s %s out of %s', async (files, product, version, versionSource) => {
    const directory = join(temporaryDirectory(), 'Product X');
    await mkdir(directory);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    expect(await detectProject(directory)).toMatchObject({ product, version, versionSource });
  });
});
