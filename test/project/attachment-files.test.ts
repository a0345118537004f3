import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attachmentProblems } from '../../src/project/attachment-files.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

test('every attachment that can’t be read is reported where the project names it', async () => {
  const directory = temporary();
  writeFileSync(join(directory, 'a.txt'), 'a');
  mkdirSync(join(directory, 'folder'));
  const attachments = ['a.txt', 'gone.txt', 'folder'].map((name) => ({
    file: join(directory, name),
    name,
    mediaType: 'text/plain',
  }));
  const problems = await attachmentProblems({ attachments, place: (path) => ({ file: 'ota-release.yaml', path }) });
  expect(problems.map(({ code, message, place }) => [code, message, place?.path])).toEqual([
    [
      'project-attachment-unreadable',
      'gone.txt is to be published beside the bundle, and there is no such file.',
      'attachments[1]',
    ],
    [
      'project-attachment-unreadable',
      'folder is to be published beside the bundle, and it is not a regular file.',
      'attachments[2]',
    ],
  ]);
});
