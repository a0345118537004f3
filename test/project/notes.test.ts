import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { MAX_NOTES_BYTES, readNotes } from '../../src/project/notes.js';
import type { NotesSource } from '../../src/project/project.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

const notes = (source: NotesSource, version = '1.2.0') =>
  readNotes(source, { version, readText: (file) => readFile(file, 'utf8') });

const written = (text: string) => {
  const file = join(temporary(), 'NOTES.md');
  writeFileSync(file, text);
  return { file, shown: 'NOTES.md' };
};

const failure = async (promise: Promise<unknown>): Promise<OtaError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OtaError)) throw new TypeError('no OtaError was thrown', { cause: error });
  return error;
};

describe('readNotes', () => {
  test('gives a text and a file trimmed, with LF line ends', async () => {
    expect(await notes({ kind: 'text', text: ' Fixed.\n' })).toBe('Fixed.');
    expect(await notes({ kind: 'file', ...written('\uFEFF\r\nOne\r\nTwo\r\n') })).toBe('One\nTwo');
  });

  test.each(['## [1.2.0] - 2026-01-02', '## 1.2.0', '## v1.2.0'])('gives the section below %s', async (heading) => {
    const source = written(`# Changes\n\n## 1.3.0\nNext.\n\n${heading}\n\n- This.\n\n## 1.1.0\nBefore.\n`);
    expect(await notes({ kind: 'changelog', ...source })).toBe('- This.');
  });

  test.each([
    // changelog | code | in the message
    ['## 1.1.0\nx\n## [Unreleased]\ny\n', 'project-notes-section-missing', '1.1.0, [Unreleased]'],
    ['Nothing yet.\n', 'project-notes-section-missing', 'no heading'],
    ['## 1.2.0\na\n## v1.2.0\nb\n', 'project-notes-section-ambiguous', 'lines 1 and 3'],
    ['## 1.2.0\n\n## 1.1.0\nx\n', 'project-notes-empty', 'NOTES.md'],
  ])('a changelog %j gives %s', async (text, code, message) => {
    const error = await failure(notes({ kind: 'changelog', ...written(text) }));
    expect(error).toMatchObject({ code, exitCode: 2, problems: [{ place: { file: 'NOTES.md' } }] });
    expect(error.message).toContain(message);
  });

  test('a file that is not there is reported where the project names it', async () => {
    const place = { file: 'ota-release.yaml', line: 7, column: 8 };
    const source = { file: join(temporary(), 'gone.md'), shown: 'gone.md' };
    expect((await failure(notes({ kind: 'file', ...source, place }))).problems).toMatchObject([
      { code: 'project-notes-unreadable', place },
    ]);
    expect((await failure(notes({ kind: 'file', ...source }))).problems).toMatchObject([
      { place: { file: 'gone.md' } },
    ]);
  });

  test('a directory, and an empty file, are no notes', async () => {
    const directory = temporary();
    mkdirSync(join(directory, 'd'));
    expect((await failure(notes({ kind: 'file', file: join(directory, 'd') }))).message).toContain('it is a directory');
    expect((await failure(notes({ kind: 'file', ...written(' \n') }))).code).toBe('project-notes-empty');
  });

  test('the longest notes are taken, and none longer', async () => {
    const longest = 'ä'.repeat(MAX_NOTES_BYTES / 2);
    expect(await notes({ kind: 'file', ...written(longest) })).toBe(longest);
    expect((await failure(notes({ kind: 'file', ...written(`${longest}x`) }))).code).toBe('project-notes-too-long');
  });
});
