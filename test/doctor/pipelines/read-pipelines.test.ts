import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPipelines } from '../../../src/doctor/pipelines/read-pipelines.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

test('reads workflows and the pipeline of GitLab, and tells of what is no YAML', async () => {
  const root = temporaryDirectory();
  expect(await readPipelines(root)).toEqual([]);
  mkdirSync(join(root, '.github/workflows'), { recursive: true });
  writeFileSync(join(root, '.github/workflows/b.yaml'), 'on: push\n');
  writeFileSync(join(root, '.github/workflows/a.yml'), 'on: push\njobs: [\n');
  writeFileSync(join(root, '.github/workflows/readme.md'), '# no workflow\n');
  writeFileSync(join(root, '.gitlab-ci.yml'), 'job:\n  script: !reference [.shared, script]\n');
  const read = await readPipelines(root);
  expect(read.map(({ file, problems }) => [file, problems.length])).toEqual([
    ['.github/workflows/a.yml', 1],
    ['.github/workflows/b.yaml', 0],
    ['.gitlab-ci.yml', 0],
  ]);
  expect(read[0]?.problems[0]?.place?.line).toBe(3);
  expect(read[2]?.value).toEqual({ job: { script: ['.shared', 'script'] } });
});
