import { failed, invalid, show, warning } from './entry.js';

const listed = (names: readonly string[]): string =>
  names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

const jsonText = {
  'config-json-too-large': invalid(
    'Config text too large',
    (p: { bytes: number; maxBytes: number }) => `The text is ${p.bytes} bytes long; at most ${p.maxBytes} are read.`,
    () => 'Take out what a device doesn’t need, or check that this is the right file.',
  ),
  'config-json-not-utf8': invalid(
    'Config text that isn’t UTF-8',
    (p: { byte: string }) => `The byte ${p.byte} is not part of a UTF-8 character.`,
    () => 'Save the file as UTF-8 without a byte order mark.',
  ),
  'config-json-byte-order-mark': invalid(
    'Byte order mark before the JSON text',
    () => 'The text begins with a byte order mark (U+FEFF), which devices refuse.',
    () => 'Save the file as UTF-8 without a byte order mark.',
  ),
  'config-json-syntax': invalid(
    'Text that isn’t JSON',
    (p: { expected: string; found: string }) => `Expected ${p.expected}, found ${p.found}.`,
    (p) => `Write ${p.expected} here; the text must be JSON as RFC 8259 defines it.`,
  ),
  'config-json-duplicate-key': invalid(
    'Key written twice in one JSON object',
    (p: { key: string }) => `The key ${show(p.key)} stands twice in the same object.`,
    () => 'Keep one of the two: readers disagree on which of them counts.',
  ),
  'config-json-trailing-comma': invalid(
    'Trailing comma in JSON',
    (p: { before: string }) => `There is a comma before the closing ${show(p.before)}.`,
    () => 'Remove the comma.',
  ),
  'config-json-comment': invalid(
    'Comment in JSON',
    (p: { mark: string }) => `A comment begins with ${show(p.mark)}; JSON has no comments.`,
    () => 'Remove the comment.',
  ),
  'config-json-constant': invalid(
    'Word that isn’t a JSON value',
    (p: { word: string }) => `${show(p.word)} is not a JSON value.`,
    () =>
      'JSON knows true, false and null in lower case, and no number for NaN or Infinity: write one of these, or leave the key out.',
  ),
  'config-json-quotes': invalid(
    'Single quotes in JSON',
    () => 'The string stands in single quotes.',
    () => 'Put it in double quotes.',
  ),
  'config-json-unquoted-key': invalid(
    'Key without quotes in JSON',
    (p: { key: string }) => `The key ${show(p.key)} stands without quotes.`,
    (p) => `Write ${JSON.stringify(p.key)} with the quotes.`,
  ),
  'config-json-number': invalid(
    'Number that isn’t JSON',
    (p: { text: string }) => `${show(p.text)} is not a JSON number.`,
    () => 'Write digits without a leading zero or plus, with a digit on both sides of the point: 0.5, -3, 1e6.',
  ),
  'config-json-integer-too-large': invalid(
    'Integer that loses digits',
    (p: { text: string }) =>
      `The number ${show(p.text)} is beyond ±9007199254740991 (2^53 - 1), where readers round silently.`,
    () => 'Write it as a string, or use a smaller number or a larger unit.',
  ),
  'config-json-lone-surrogate': invalid(
    'Half of a character in a JSON string',
    () => 'The string holds half of a surrogate pair, which is no character.',
    () => 'Write the character itself, or both halves of its escape: \\ud83d\\ude00.',
  ),
  'config-json-escape': invalid(
    'Unknown escape in a JSON string',
    (p: { escape: string }) => `${show(p.escape)} is not a JSON escape.`,
    () => 'JSON knows \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits; a backslash itself is \\\\.',
  ),
  'config-json-control-character': invalid(
    'Control character in a JSON string',
    (p: { codePoint: string }) => `The string holds the control character ${p.codePoint} as it is.`,
    () => 'Write it as an escape: \\t for a tab, \\u0000 to \\u001f for the others.',
  ),
  'config-json-too-deep': invalid(
    'JSON nested too deep',
    (p: { maxDepth: number }) => `Objects and lists are nested more than ${p.maxDepth} deep.`,
    () => 'Make the document flatter: small readers on devices run out of stack.',
  ),
};

const files = {
  'config-file-missing': invalid(
    'Config file that isn’t there',
    (p: { file: string }) => `There is no file ${show(p.file)}.`,
    () => 'Correct the path under config in the project file; paths start from the project file’s directory.',
  ),
  'config-file-unreadable': invalid(
    'Config file that can’t be read',
    (p: { file: string; reason: string }) => `${show(p.file)} can’t be read: ${p.reason}.`,
    () => 'Name a readable, regular file.',
  ),
  'config-sample-not-json': invalid(
    'Config sample that isn’t JSON',
    (p: { file: string }) => `${show(p.file)} is not a .json file, and JSON is what devices get.`,
    () => 'Convert the sample to JSON and name the .json file.',
  ),
};

const schemas = {
  'config-schema-kind': invalid(
    'Schema file of an unknown kind',
    (p: { file: string }) => `${show(p.file)} is neither a JSON Schema nor a zod module.`,
    () =>
      'Name a .json file with a JSON Schema, or a .ts, .mts, .mjs or .js module whose default export is a zod schema.',
  ),
  'config-schema-dialect': invalid(
    'Unknown JSON Schema dialect',
    (p: { dialect: string }) => `The dialect ${show(p.dialect)} is not supported.`,
    () =>
      'Write "$schema": "https://json-schema.org/draft/2020-12/schema" or "http://json-schema.org/draft-07/schema#", or leave $schema out (2020-12).',
  ),
  'config-schema-mixed-dialects': invalid(
    'Schema files of two dialects',
    (p: { dialect: string; root: string }) =>
      `This file is written in ${p.dialect}, the schema that refers to it in ${p.root}.`,
    () => 'Write all files of one schema in the same dialect.',
  ),
  'config-schema-invalid': invalid(
    'Invalid JSON Schema',
    (p: { reason: string }) => `This is not a valid JSON Schema: ${p.reason}.`,
    () => 'Correct the keyword at the place shown; the JSON Schema reference lists what each keyword takes.',
  ),
  'config-schema-pattern': invalid(
    'Pattern that isn’t a regular expression',
    (p: { pattern: string }) =>
      `The pattern ${show(p.pattern)} is not a regular expression in the dialect of JSON Schema (ECMA-262).`,
    () => 'Rewrite it without what only other languages know, such as (?P<name>…), \\A, \\Z or inline flags.',
  ),
  'config-schema-ref-remote': invalid(
    'Schema reference to the network',
    (p: { ref: string }) =>
      `The reference ${show(p.ref)} leads to no $id in these files, and nothing is fetched from the network.`,
    () => 'Put a copy of the schema beside this one and refer to it by its relative path.',
  ),
  'config-schema-ref-outside': invalid(
    'Schema reference out of the project',
    (p: { ref: string }) => `The reference ${show(p.ref)} leads out of the project’s directory.`,
    () => 'Keep every file of a schema inside the project’s directory.',
  ),
  'config-schema-ref-missing': invalid(
    'Schema reference to nothing',
    (p: { ref: string }) => `The reference ${show(p.ref)} leads to nothing.`,
    () => 'Correct the path, the $id or the part after #.',
  ),
  'config-schema-ref-dynamic': invalid(
    'Dynamic reference across schema files',
    (p: { keyword: string }) => `${show(p.keyword)} can’t be resolved once several files become one schema.`,
    () => 'Use $ref instead, or keep the schema in one file without inner $ids.',
  ),
  'config-schema-too-many-files': invalid(
    'Schema of too many files',
    (p: { maxFiles: number }) => `The schema refers to more than ${p.maxFiles} files.`,
    () => 'Merge files, or cut references that aren’t needed.',
  ),
  'config-schema-unknown-keyword': warning(
    'Unknown keyword in a JSON Schema',
    (p: { keyword: string }) => `JSON Schema has no keyword ${show(p.keyword)}, so it checks nothing.`,
    () => 'Correct the spelling, or begin the name of an own annotation with "x-".',
  ),
  'config-schema-unknown-format': warning(
    'Unknown format in a JSON Schema',
    (p: { format: string }) => `The format ${show(p.format)} is not known, so it checks nothing.`,
    () => 'Correct the spelling, or state the rule with a pattern beside it.',
  ),
};

const modules = {
  'config-module-failed': invalid(
    'Schema module that fails to load',
    (p: { reason: string }) => `The module can’t be loaded: ${p.reason}.`,
    () =>
      'Run the module by itself with Node to find the cause. It gets no environment variables here, and only types are stripped from TypeScript: no enums across files, no path aliases.',
  ),
  'config-module-timed-out': invalid(
    'Schema module that doesn’t come to an end',
    (p: { timeoutMs: number }) => `The module was stopped after ${p.timeoutMs} ms.`,
    () => 'Keep the schema module free of servers, timers, downloads and endless loops.',
  ),
  'config-module-no-zod': invalid(
    'Schema module without zod',
    (p: { reason: string }) => `The module imports zod, which is not installed where it looks: ${p.reason}.`,
    () => 'Install zod in the project that holds the module (npm install zod) before this step runs.',
  ),
  'config-module-zod-3': invalid(
    'Schema of zod 3',
    () => 'The default export is a schema of zod 3.',
    () => 'Use zod 4: npm install zod@4, or import from "zod/v4" where zod 3.25 is installed.',
  ),
  'config-module-no-schema': invalid(
    'Schema module without a schema',
    (p: { found: string }) => `The default export is ${p.found}, not a zod schema.`,
    () => 'Write export default z.object({ … }) in the module.',
  ),
  'config-module-not-json': invalid(
    'Schema that JSON can’t express',
    (p: { reason: string }) => `The zod schema has no JSON Schema: ${p.reason}.`,
    () =>
      'Describe what stands in the JSON text: a string in place of a date or bigint, and no custom classes or maps.',
  ),
};

const contracts = {
  'config-rejected': invalid(
    'Config that its schema rejects',
    (p: { schema: string; violation: string }) => `${p.schema} rejects this: ${p.violation}.`,
    () => 'Correct the value here, or the schema if the value is right.',
  ),
  'config-foreign-undemanded': invalid(
    'ForeignConfig that doesn’t demand what a deployed version needs',
    (p: { key: string }) => `The foreign schema accepts a config without ${p.key}.`,
    (p) => `Make ${p.key} required, at both levels of its path.`,
  ),
  'config-foreign-revision-type': invalid(
    'ForeignConfig that takes a revision that isn’t an integer',
    (p: { value: string }) => `The foreign schema accepts ${p.value} as general.config_revision.`,
    () => 'Declare general.config_revision as {"type": "integer"}.',
  ),
  'config-foreign-demand-unproven': warning(
    'ForeignConfig whose demands can’t be read off',
    (p: { key: string }) =>
      `The foreign schema rejected every trial without ${p.key}, but doesn’t list it plainly under required.`,
    (p) => `List ${p.key} under required, outside of conditions and alternatives.`,
  ),
  'config-template-version': invalid(
    'Template of another version',
    (p: { found: string; version: string }) =>
      `The template says general.software_version ${show(p.found)}, the release is ${show(p.version)}.`,
    (p) => `Write ${JSON.stringify(p.version)} in the template: devices compare the two.`,
  ),
  'config-version-grammar': warning(
    'Version that Ivy devices can’t parse',
    (p: { version: string }) => `The version ${show(p.version)} is outside Ivy’s grammar for general.software_version.`,
    () => 'Use 1.2.3, or 1.2.3-alpha.1, -beta.1 or -rc.1.',
  ),
  'config-key-dropped': warning(
    'Key that the schema doesn’t know',
    (p: { key: string; near: string | undefined }) =>
      `The key ${show(p.key)} is not declared by Config; a device drops it silently when it rewrites the file.`,
    (p) =>
      p.near === undefined
        ? 'Declare the key in the schema, or remove it.'
        : `Did you mean ${show(p.near)}? Else declare the key in the schema, or remove it.`,
  ),
  'config-secret': warning(
    'Config that seems to hold a secret',
    (p: { kind: string }) => `This looks like ${p.kind}; the config is published, logged and sent as it is.`,
    () => 'Put a placeholder such as "<password>" here, and change the secret if it was ever committed.',
  ),
  'config-judge-failed': failed(
    'Config that couldn’t be judged',
    (p: { reason: string }) => `The schema couldn’t judge the text: ${p.reason}.`,
    () => 'Simplify the rule in the schema that fails; a recursive schema must descend into the document.',
  ),
};

const upgrades = {
  'config-upgrade-refused': warning(
    'Fielded versions that can’t take this release',
    (p: { versions: readonly string[]; version: string; reason: string }) =>
      `${listed(p.versions)} can’t upgrade to ${p.version}: ${p.reason}.`,
    (p) => `Make the config of ${p.version} acceptable to them, or state a range in upgradeFrom that leaves them out.`,
  ),
  'config-upgrade-detour': warning(
    'Fielded versions that reach this release by a detour only',
    (p: { versions: readonly string[]; version: string; reason: string; path: readonly string[] }) =>
      `${listed(p.versions)} can’t upgrade to ${p.version} directly: ${p.reason}. The shortest way is ${p.path.join(' → ')}.`,
    (p) => `Upgrade them on that way, or make the config of ${p.version} acceptable to them.`,
  ),
  'config-foreign-narrowed': warning(
    'ForeignConfig narrower than a fielded one',
    (p: { versions: readonly string[]; version: string; reason: string }) =>
      `The foreign schema of ${p.version} takes less than that of ${listed(p.versions)}: ${p.reason}.`,
    () =>
      'Widen the foreign schema again: devices on this release would refuse configs that the versions before it take.',
  ),
  'config-foreign-incomparable': warning(
    'ForeignConfig that can’t be compared',
    (p: { versions: readonly string[]; version: string; reason: string }) =>
      `Whether the foreign schema of ${p.version} takes all that ${listed(p.versions)} took can’t be told: ${p.reason}.`,
    () => 'Compare this part by eye, or write it the way it stood before.',
  ),
};

/** What can be wrong with the config: its texts, its schemas, and the upgrades between versions. */
export const configErrors = { ...jsonText, ...files, ...schemas, ...modules, ...contracts, ...upgrades };
