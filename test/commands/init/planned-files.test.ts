import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type GivenAnswers, proposedAnswers } from '../../../src/commands/init/answers.js';
import { detectProject } from '../../../src/commands/init/detect.js';
import { keptFiles, plannedFiles } from '../../../src/commands/init/planned-files.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const SCHEMA = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}';

/** What would be written into a directory with these files. */
const plan = async (files: Readonly<Record<string, string>>, given: GivenAnswers = {}) => {
  const directory = temporaryDirectory();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const seen = await detectProject(directory);
  const planned = await plannedFiles(seen, await proposedAnswers(seen, { forge: 'git', ...given }), 'KEY');
  const textOf = (path: string): string => planned.find((file) => file.path === path)?.text ?? '';
  const project: unknown = parse(textOf('ota-release.yaml'));
  return { paths: planned.map(({ path }) => path), kept: keptFiles(seen), project, textOf };
};

describe('plannedFiles', () => {
  test('uses a bundle, a contract and a changelog that are there', async () => {
    const { paths, kept, project } = await plan({
      'package.json': '{"name":"pump","version":"1.2.0"}',
      'CHANGELOG.md': '# Changes\n\n## 1.2.0\n\nBetter.\n',
      'payload/update.sh': '#!/bin/sh\n',
      'schemas/config.schema.json': SCHEMA,
    });
    expect(paths).toEqual(['ota-release.yaml', '.gitignore']);
    expect(kept).toEqual(['payload/update.sh', 'schemas/config.schema.json']);
    expect(project).toMatchObject({
      version: 'package.json',
      bundle: { root: 'payload' },
      config: { schema: 'schemas/config.schema.json' },
      notes: { changelog: 'CHANGELOG.md' },
      signing: { trustedKeys: ['KEY'] },
    });
  });

  test('no notes from a changelog without the version', async () => {
    const { project } = await plan({ VERSION: '1.3.0\n', 'CHANGELOG.md': '## 1.2.0\n\nBetter.\n' });
    expect(project).toMatchObject({ version: 'file:VERSION' });
    expect(project).not.toHaveProperty('notes');
  });

  test('a version that a release can’t read is copied, and the file says from where', async () => {
    const { project, textOf } = await plan({ 'CMakeLists.txt': 'project(pump VERSION 2.1.0)' });
    expect(project).toMatchObject({ product: 'pump', version: '2.1.0' });
    expect(textOf('ota-release.yaml')).toContain('Copied from CMakeLists.txt');
  });

  test('where tags give the version, releases begin with tags, and no file of the commit names one', async () => {
    const { project, paths, textOf } = await plan({ 'go.mod': 'module example.com/pump\n' }, { forge: 'github' });
    expect(project).toMatchObject({ product: 'pump', version: 'tag' });
    expect(project).not.toHaveProperty('config.template');
    expect(paths).not.toContain('config/template.json');
    expect(parse(textOf('.github/workflows/release.yml'))).toMatchObject({
      on: { push: { tags: ['v[0-9]*'] } },
      jobs: { release: { if: expect.stringContaining("ref_type == 'tag'") } },
    });
  });

  test.each([
    // forge | file that is there | file that is written instead
    ['github', '.github/workflows/release.yml', '.github/workflows/ota-release.yml'],
    ['gitlab', '.gitlab-ci.yml', 'ota-release.gitlab-ci.yml'],
  ] as const)('on %s, %s of something else leaves its name to it', async (forge, there, instead) => {
    expect((await plan({ [there]: 'jobs: {}\n' }, { forge })).paths).toContain(instead);
    expect((await plan({ [there]: 'script: npx ota-release release\n' }, { forge })).paths).toContain(there);
  });

  test('beside a project file only what is missing, in its own folders', async () => {
    const { paths, kept } = await plan({
      'ota-release.yaml': 'product: pump\nhost: s3://pump-b\nbundle: {root: payload}\n',
    });
    expect(kept).toEqual(['ota-release.yaml']);
    expect(paths).toEqual(['payload/update.sh', 'payload/rollback.sh', 'payload/files/bin/pump']);
  });
});
