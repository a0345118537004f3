import { fail } from '../errors/ota-error.js';
import { type ChangelogSection, changelogSections, versionOfHeading } from './changelog.js';
import type { NamedFile, NotesSource } from './project.js';
import { readFailure } from './read-failure.js';

/** Notes are signed with a release and part of what every device downloads before it decides. */
export const MAX_NOTES_BYTES = 64 * 1024;

/** What reading the notes needs. */
export interface NotesReaders {
  readonly version: string;
  readonly readText: (file: string) => Promise<string>;
}

/**
 * The notes of a release: trimmed, lines ended by LF, at most 64 KiB.
 *
 * @throws OtaError `project-notes-…` where they can't be read, are empty or too long, or the changelog has no section, or
 * several, for the version.
 */
export const readNotes = async (source: NotesSource, { version, readText }: NotesReaders): Promise<string> => {
  if (source.kind === 'text') return bounded(source.text, 'the project file');
  const file = source.shown ?? source.file;
  const text = await read(source, file, readText);
  return bounded(source.kind === 'file' ? text : section(text, version, file), file);
};

const read = async (source: NamedFile, file: string, readText: NotesReaders['readText']): Promise<string> => {
  try {
    return (await readText(source.file)).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  } catch (error) {
    throw fail(
      'project-notes-unreadable',
      { file, reason: readFailure(error) },
      { place: source.place ?? { file }, cause: error },
    );
  }
};

const bounded = (text: string, file: string): string => {
  const notes = text.trim();
  const bytes = Buffer.byteLength(notes);
  if (notes === '') throw fail('project-notes-empty', { file }, { place: { file } });
  if (bytes > MAX_NOTES_BYTES)
    throw fail('project-notes-too-long', { file, bytes, maxBytes: MAX_NOTES_BYTES }, { place: { file } });
  return notes;
};

/** Headings that a message lists: the newest stand first. */
const MAX_LISTED = 10;

const section = (changelog: string, version: string, file: string): string => {
  const sections = changelogSections(changelog);
  const [found, ...others] = sections.filter(({ heading }) => versionOfHeading(heading) === version);
  if (!found) {
    const headings = sections.slice(0, MAX_LISTED).map(({ heading }) => heading);
    throw fail('project-notes-section-missing', { file, version, headings }, { place: { file } });
  }
  if (others.length > 0) {
    const lines = [found, ...others].map(({ line }: ChangelogSection) => line);
    throw fail('project-notes-section-ambiguous', { file, version, lines }, { place: { file, line: found.line } });
  }
  return found.body;
};
