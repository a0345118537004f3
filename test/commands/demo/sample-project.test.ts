import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleFiles } from '../../../src/commands/demo/sample-project.js';
import { writeFiles } from '../../../src/commands/demo/workspace.js';
import { loadProject } from '../../../src/project/load.js';
import { readNotes } from '../../../src/project/notes.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const input = { publicUrl: 'http://127.0.0.1:8750', trustedKey: 'A'.repeat(43).concat('=') };

describe('sampleFiles', () => {
  test.each([
    // version, its notes
    ['1.0.0', '- First release.'],
    ['1.1.0', '- Tells the time of each measurement.'],
  ])('%s is a sound project with notes', async (version, notes) => {
    const directory = temporaryDirectory();
    await writeFiles(directory, sampleFiles({ ...input, version }));
    const { project, problems } = await loadProject({ directory, overrides: {} });
    expect(problems).toEqual([]);
    expect(project).toMatchObject({
      version: { kind: 'explicit', version },
      publicUrl: input.publicUrl,
      notes: { kind: 'changelog', file: join(directory, 'CHANGELOG.md') },
    });
    const changelog = sampleFiles({ ...input, version }).find(({ path }) => path === 'CHANGELOG.md')?.text ?? '';
    const source = { kind: 'changelog', file: 'CHANGELOG.md' } as const;
    expect(await readNotes(source, { version, readText: async () => changelog })).toBe(notes);
  });

  test('the versions differ in the product, its config and its notes, and in nothing else', () => {
    const text = (version: string) => new Map(sampleFiles({ ...input, version }).map((file) => [file.path, file.text]));
    const [before, after] = [text('1.0.0'), text('1.1.0')];
    const changed = [...after].filter(([path, body]) => before.get(path) !== body).map(([path]) => path);
    expect(changed).toEqual(['ota-release.yaml', 'CHANGELOG.md', 'bundle/files/bin/gateway', 'config/template.json']);
  });
});
