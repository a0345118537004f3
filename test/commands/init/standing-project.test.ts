import { expect, test } from 'vitest';
import { foundProjectFile, isProjectFile } from '../../../src/commands/init/standing-project.js';

const found = (path: string, text: string) => foundProjectFile({ paths: [path], texts: new Map([[path, text]]) });

test('tells what a project file says', () => {
  const text =
    'product: valve\nversion: file:VERSION\nhost: s3://b-b\nbundle: { root: payload }\nsigning: { trustedKeys: [a, b] }\nconfig: {}\n';
  expect(found('ota-release.yml', text)).toEqual({
    path: 'ota-release.yml',
    product: 'valve',
    version: 'file:VERSION',
    host: 's3://b-b',
    trustedKeys: 2,
    hasConfig: true,
    bundleRoot: 'payload',
  });
});

test.each(['', '[', '- a', 'product: 1\nhost: {}\nbundle: x'])('%j says nothing', (text) => {
  expect(found('ota-release.json', text)).toEqual({
    path: 'ota-release.json',
    trustedKeys: 0,
    hasConfig: false,
    bundleRoot: 'bundle',
  });
});

test('any of its spellings, at the top alone', () => {
  expect(['ota-release.yaml', 'ota-release.yml', 'ota-release.json', 'a/ota-release.yaml'].map(isProjectFile)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(foundProjectFile({ paths: ['README.md'], texts: new Map() })).toBeUndefined();
});
