import { symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gather } from '../../src/errors/gather.js';
import { readInputFile, shownPath } from '../../src/schemas/input-files.js';
import { projectFiles } from './project-files.js';

it('shows paths from the working directory, or from the project’s', () => {
  expect(shownPath('/p/a/b.json', { directory: '/p' })).toBe('a/b.json');
  expect(shownPath('/p/a/b.json', { directory: '/p', workingDirectory: '/p/a/c' })).toBe('../b.json');
});

it('reads a file', async () => {
  const directory = await projectFiles({ 'a.json': '{}' });
  expect(Buffer.from(await readInputFile(join(directory, 'a.json'), { directory })).toString()).toBe('{}');
});

it('says what keeps a file from being read', async () => {
  const directory = await projectFiles({ 'a.json': '{}', 'large.json': '' });
  await truncate(join(directory, 'large.json'), 17 * 1024 * 1024);
  await symlink('loop', join(directory, 'loop'));
  const codes = await Promise.all(
    ['none.json', 'a.json/b', '.', 'loop', 'large.json'].map(async (name) => {
      const { problems } = await gather(() => readInputFile(join(directory, name), { directory }));
      return problems.map(({ code, place }) => `${code} ${place?.file}`).join();
    }),
  );
  expect(codes).toEqual([
    'config-file-missing none.json',
    'config-file-missing a.json/b',
    'config-file-unreadable ',
    'config-file-unreadable loop',
    'config-json-too-large large.json',
  ]);
});
