import { invalid, show } from './entry.js';

/** Several values in a message. */
export const listed = (values: readonly string[]): string => values.join(', ');
/** A question where there is something to ask for, else what is to be done. */
export const didYouMean = (suggestion: string | undefined, otherwise: string): string =>
  suggestion === undefined ? otherwise : `Did you mean ${suggestion}?`;

const file = {
  'project-file-missing': invalid(
    'No project file',
    (p: { file: string; directory?: string | undefined }) =>
      p.directory === undefined ? `There is no project file ${p.file}.` : `There is no ${p.file} in ${p.directory}.`,
    (p) =>
      p.directory === undefined
        ? 'Correct the path given to --project.'
        : 'Write one with ota-release init, go to the directory that has it, or give --project and its path.',
  ),
  'project-file-ambiguous': invalid(
    'Several project files',
    (p: { files: readonly string[] }) => `There are several project files here: ${listed(p.files)}.`,
    (p) => `Keep one of them, or give --project ${p.files[0]}.`,
  ),
  'project-file-unreadable': invalid(
    'Project file that can’t be read',
    (p: { file: string; reason: string }) => `${p.file} can’t be read: ${p.reason}.`,
    () => 'Name a readable, regular file.',
  ),
  'project-file-too-large': invalid(
    'Project file too large',
    (p: { bytes: number; maxBytes: number }) => `The file has ${p.bytes} bytes; at most ${p.maxBytes} are read.`,
    () => 'Check that this is the project file; long notes go to a file of their own (notes: {file: NOTES.md}).',
  ),
  'project-file-extension': invalid(
    'Project file of an unknown kind',
    (p: { file: string }) => `${p.file} ends in neither .yaml, .yml nor .json.`,
    () => 'Give the file the ending of its format.',
  ),
  'project-empty': invalid(
    'Empty project file',
    () => 'The file declares nothing.',
    () => 'Write at least product and models, or let ota-release init write a file to begin with.',
  ),
};

const text = {
  'project-not-utf8': invalid(
    'Project file that isn’t UTF-8',
    (p: { byte: string }) => `The byte ${p.byte} is not part of a UTF-8 character.`,
    () => 'Save the file as UTF-8.',
  ),
  'project-byte-order-mark': invalid(
    'Byte order mark in the project file',
    () => 'The file begins with a byte order mark (U+FEFF).',
    () => 'Save the file as UTF-8 without a byte order mark.',
  ),
  'project-control-character': invalid(
    'Control character in the project file',
    (p: { codePoint: string }) => `There is a control character here (${p.codePoint}).`,
    () => 'Remove it: editors don’t show it, and it would end up in names, tags or URLs.',
  ),
  'project-syntax': invalid(
    'Project file that isn’t YAML',
    (p: { reason: string }) => `This is not YAML: ${p.reason}.`,
    () => 'Correct the line. Indent with blanks, and put texts with : # { } [ ] & * ! | > % @ ` in quotes.',
  ),
  'project-tab': invalid(
    'Tab in the indentation',
    () => 'The line is indented with a tab, which YAML doesn’t allow.',
    () => 'Indent with blanks.',
  ),
  'project-duplicate-key': invalid(
    'Key written twice',
    (p: { key: string }) => `The key ${show(p.key)} stands twice in the same map.`,
    () => 'Keep one of the two.',
  ),
  'project-several-documents': invalid(
    'Several YAML documents',
    () => 'A second YAML document begins here; a project file is one.',
    () => 'Remove the line ("---" or "...") that ends the first document, or move the rest to a file of its own.',
  ),
  'project-yaml-feature': invalid(
    'YAML feature that project files don’t use',
    (p: { feature: string }) => `There is ${p.feature} here, which a project file doesn’t use.`,
    () => 'Write the value out as plain YAML 1.2: text, number, true, false, list or map.',
  ),
  'project-too-deep': invalid(
    'Project file nested too deep',
    (p: { maxDepth: number }) => `Lists and maps are nested more than ${p.maxDepth} deep.`,
    () => 'Check the brackets and the indentation: a project file needs four levels.',
  ),
};

const shape = {
  'project-unknown-key': invalid(
    'Unknown key',
    (p: { key: string; known: readonly string[]; suggestion?: string | undefined }) =>
      `There is no key ${show(p.key)} here.`,
    (p) =>
      didYouMean(
        p.suggestion,
        p.known.length === 0 ? 'Remove it: no keys go here.' : `Remove it. The keys here are: ${listed(p.known)}.`,
      ),
  ),
  'project-key-missing': invalid(
    'Required key missing',
    (p: { key: string; expected: string }) => `The key ${p.key} is missing.`,
    (p) => `Add ${p.key}: it takes ${p.expected}.`,
  ),
  'project-wrong-type': invalid(
    'Value of the wrong type',
    (p: { key: string; expected: string; given: string; quoted?: string | undefined }) =>
      `${p.key} takes ${p.expected}, and this is ${p.given}.`,
    (p) => (p.quoted === undefined ? `Write ${p.expected} there.` : `Put it in quotes: ${p.quoted}.`),
  ),
  'project-unknown-choice': invalid(
    'Value that isn’t one of the choices',
    (p: { key: string; value: string; choices: readonly string[]; suggestion?: string | undefined }) =>
      `${p.key} doesn’t know ${p.value}.`,
    (p) => `${p.suggestion === undefined ? '' : `Did you mean ${p.suggestion}? `}It is one of: ${listed(p.choices)}.`,
  ),
  'project-list-empty': invalid(
    'Empty list',
    (p: { key: string }) => `The list ${p.key} is empty.`,
    () => 'Put at least one item in it.',
  ),
  'project-list-duplicate': invalid(
    'Item listed twice',
    (p: { key: string; value?: string | undefined }) =>
      `${p.key} lists ${p.value === undefined ? 'the same' : show(p.value)} twice.`,
    () => 'Remove one of the two.',
  ),
  'project-number-out-of-range': invalid(
    'Number out of range',
    (p: { key: string; value: string; minimum: number; maximum: number }) =>
      `${p.key} is ${p.value}, which is not a whole number from ${p.minimum} to ${p.maximum}.`,
    (p) => `Write a whole number from ${p.minimum} to ${p.maximum}.`,
  ),
  'project-text-empty': invalid(
    'Empty text',
    (p: { key: string }) => `${p.key} is empty.`,
    () => 'Write the text, or remove the key.',
  ),
  'project-text-blanks': invalid(
    'Text with blanks around it',
    (p: { key: string; value: string }) => `${p.key} has blanks around it: ${show(p.value)}.`,
    () => 'Remove the blanks at its beginning and end.',
  ),
  'project-text-control-character': invalid(
    'Text with a control character',
    (p: { key: string; codePoint: string }) => `${p.key} holds a control character (${p.codePoint}).`,
    () => 'Remove it; a line break counts as one too, where the text is to be one line.',
  ),
  'project-text-too-long': invalid(
    'Text too long',
    (p: { key: string; length: number; maximum: number }) =>
      `${p.key} has ${p.length} characters; at most ${p.maximum} are taken.`,
    () => 'Shorten it. Long notes go to a file of their own (notes: {file: NOTES.md}).',
  ),
};

/** What can be wrong with the project file as a text and as a structure, whatever its keys mean. */
export const projectFileErrors = { ...file, ...text, ...shape };
