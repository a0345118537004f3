import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSamples } from '../../../src/devices/ioto/samples.js';
import { formatPlace } from '../../../src/errors/problem.js';
import { familyProject } from '../../support/connhex-input.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();

const read = async (samples: readonly string[], files: Readonly<Record<string, string>>) => {
  const directory = temporary();
  for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
  return readSamples(familyProject({}, { devices: { ioto: { samples } } }, directory), directory);
};

describe('readSamples', () => {
  test('gives what each device tells', async () => {
    const { samples, problems } = await read(['b.json', '?.json'], {
      'a.json': '{"version":"1.0.0","memory":"256","tags":["x"]}',
      'b.json': '{"version":"1.1.0-rc.1","memory":256}',
    });
    expect(problems).toEqual([]);
    expect(samples).toEqual([
      { file: 'b.json', version: '1.1.0-rc.1', properties: { version: '1.1.0-rc.1', memory: 256 } },
      { file: 'a.json', version: '1.0.0', properties: { version: '1.0.0', memory: '256' } },
    ]);
  });

  test.each([
    ['{"version":"1.0.0",\n"version":"2.0.0"}', 'config-json-duplicate-key', 'x.json:2:1'],
    ['{', 'config-json-syntax', 'x.json:1:2'],
    ['[]', 'ioto-sample-invalid', 'x.json'],
    ['{"memory":1}', 'ioto-sample-invalid', 'x.json:1:1 (version)'],
    ['{\n"version":"one"}', 'ioto-sample-invalid', 'x.json:2:11 (version)'],
    [' '.repeat(70_000), 'ioto-sample-invalid', 'x.json'],
  ])('%j is %s', async (text, code, place) => {
    const { samples, problems } = await read(['x.json'], { 'x.json': text });
    expect(samples).toEqual([]);
    expect(problems.map((found) => [found.code, formatPlace(found.place)])).toEqual([[code, place]]);
  });

  test('what is not there is said', async () => {
    const { problems } = await read(['x.json', 'y*.json'], {});
    expect(problems.map((found) => [found.code, formatPlace(found.place)])).toEqual([
      ['project-pattern-unmatched', 'ota-release.yaml (devices.ioto.samples.1)'],
      ['ioto-sample-invalid', 'x.json'],
    ]);
  });
});
