import { describe } from 'vitest';
import { configErrors } from '../../src/errors/config.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings, type Wordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof configErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'config-json-too-large': [2, { bytes: 2048, maxBytes: 1024 }, 'The text is 2048 bytes long; at most 1024 are read.'],
  'config-json-not-utf8': [2, { byte: '0xfc' }, 'The byte 0xfc is not part of a UTF-8 character.'],
  'config-json-byte-order-mark': [2, {}, 'The text begins with a byte order mark (U+FEFF), which devices refuse.'],
  'config-json-syntax': [
    2,
    { expected: 'a comma or "}"', found: 'the end of the text' },
    'Expected a comma or "}", found the end of the text.',
    'Write a comma or "}" here; the text must be JSON as RFC 8259 defines it.',
  ],
  'config-json-duplicate-key': [2, { key: 'rpm' }, 'The key "rpm" stands twice in the same object.'],
  'config-json-trailing-comma': [2, { before: '}' }, 'There is a comma before the closing "}".'],
  'config-json-comment': [2, { mark: '//' }, 'A comment begins with "//"; JSON has no comments.'],
  'config-json-constant': [2, { word: 'NaN' }, '"NaN" is not a JSON value.'],
  'config-json-quotes': [2, {}, 'The string stands in single quotes.'],
  'config-json-unquoted-key': [
    2,
    { key: 'rpm' },
    'The key "rpm" stands without quotes.',
    'Write "rpm" with the quotes.',
  ],
  'config-json-number': [2, { text: '01' }, '"01" is not a JSON number.'],
  'config-json-integer-too-large': [
    2,
    { text: '9007199254740993' },
    'The number "9007199254740993" is beyond ±9007199254740991 (2^53 - 1), where readers round silently.',
  ],
  'config-json-lone-surrogate': [2, {}, 'The string holds half of a surrogate pair, which is no character.'],
  'config-json-escape': [2, { escape: '\\x' }, '"\\\\x" is not a JSON escape.'],
  'config-json-control-character': [
    2,
    { codePoint: 'U+0009' },
    'The string holds the control character U+0009 as it is.',
  ],
  'config-json-too-deep': [2, { maxDepth: 64 }, 'Objects and lists are nested more than 64 deep.'],
  'config-file-missing': [2, { file: 'config/schema.json' }, 'There is no file "config/schema.json".'],
  'config-file-unreadable': [
    2,
    { file: 'config/schema.json', reason: 'permission denied' },
    '"config/schema.json" can’t be read: permission denied.',
  ],
  'config-sample-not-json': [
    2,
    { file: 'config/sample.toml' },
    '"config/sample.toml" is not a .json file, and JSON is what devices get.',
  ],
  'config-schema-kind': [
    2,
    { file: 'config/schema.yaml' },
    '"config/schema.yaml" is neither a JSON Schema nor a zod module.',
  ],
  'config-schema-dialect': [
    2,
    { dialect: 'https://json-schema.org/draft/2031-01/schema' },
    'The dialect "https://json-schema.org/draft/2031-01/schema" is not supported.',
  ],
  'config-schema-mixed-dialects': [
    2,
    { dialect: 'draft-07', root: '2020-12' },
    'This file is written in draft-07, the schema that refers to it in 2020-12.',
  ],
  'config-schema-invalid': [
    2,
    { reason: 'type must be one of the seven' },
    'This is not a valid JSON Schema: type must be one of the seven.',
  ],
  'config-schema-pattern': [
    2,
    { pattern: '(?P<name>a)' },
    'The pattern "(?P<name>a)" is not a regular expression in the dialect of JSON Schema (ECMA-262).',
  ],
  'config-schema-ref-remote': [
    2,
    { ref: 'https://schemas.example.com/a.json' },
    'The reference "https://schemas.example.com/a.json" leads to no $id in these files, and nothing is fetched from the network.',
  ],
  'config-schema-ref-outside': [
    2,
    { ref: '../../a.json' },
    'The reference "../../a.json" leads out of the project’s directory.',
  ],
  'config-schema-ref-missing': [2, { ref: '#/$defs/none' }, 'The reference "#/$defs/none" leads to nothing.'],
  'config-schema-ref-dynamic': [
    2,
    { keyword: '$dynamicRef' },
    '"$dynamicRef" can’t be resolved once several files become one schema.',
  ],
  'config-schema-too-many-files': [2, { maxFiles: 100 }, 'The schema refers to more than 100 files.'],
  'config-schema-unknown-keyword': [
    'warning',
    { keyword: 'requierd' },
    'JSON Schema has no keyword "requierd", so it checks nothing.',
  ],
  'config-schema-unknown-format': [
    'warning',
    { format: 'e-mail' },
    'The format "e-mail" is not known, so it checks nothing.',
  ],
  'config-module-failed': [2, { reason: 'no' }, 'The module can’t be loaded: no.'],
  'config-module-timed-out': [2, { timeoutMs: 10000 }, 'The module was stopped after 10000 ms.'],
  'config-module-no-zod': [
    2,
    { reason: 'cannot find package zod' },
    'The module imports zod, which is not installed where it looks: cannot find package zod.',
  ],
  'config-module-zod-3': [2, {}, 'The default export is a schema of zod 3.'],
  'config-module-no-schema': [2, { found: 'a number' }, 'The default export is a number, not a zod schema.'],
  'config-module-not-json': [2, { reason: 'dates have none' }, 'The zod schema has no JSON Schema: dates have none.'],
  'config-rejected': [
    2,
    { schema: 'Config', violation: 'rpm is above 6000' },
    'Config rejects this: rpm is above 6000.',
  ],
  'config-foreign-undemanded': [
    2,
    { key: 'general.config_revision' },
    'The foreign schema accepts a config without general.config_revision.',
    'Make general.config_revision required, at both levels of its path.',
  ],
  'config-foreign-revision-type': [2, { value: '"1"' }, 'The foreign schema accepts "1" as general.config_revision.'],
  'config-foreign-demand-unproven': [
    'warning',
    { key: 'general.config_revision' },
    'The foreign schema rejected every trial without general.config_revision, but doesn’t list it plainly under required.',
    'List general.config_revision under required, outside of conditions and alternatives.',
  ],
  'config-template-version': [
    2,
    { found: '1.0.0', version: '1.1.0' },
    'The template says general.software_version "1.0.0", the release is "1.1.0".',
    'Write "1.1.0" in the template: devices compare the two.',
  ],
  'config-version-grammar': [
    'warning',
    { version: '1.1.0-nightly.1' },
    'The version "1.1.0-nightly.1" is outside Ivy’s grammar for general.software_version.',
  ],
  'config-key-dropped': [
    'warning',
    { key: 'rmp', near: 'rpm' },
    'The key "rmp" is not declared by Config; a device drops it silently when it rewrites the file.',
    'Did you mean "rpm"? Else declare the key in the schema, or remove it.',
  ],
  'config-secret': [
    'warning',
    { kind: 'a private key' },
    'This looks like a private key; the config is published, logged and sent as it is.',
  ],
  'config-judge-failed': [1, { reason: 'it never ends' }, 'The schema couldn’t judge the text: it never ends.'],
  'config-upgrade-refused': [
    'warning',
    { versions: ['1.0.0', '1.1.0'], version: '2.0.0', reason: 'rpm is above 1000' },
    '1.0.0, 1.1.0 can’t upgrade to 2.0.0: rpm is above 1000.',
    'Make the config of 2.0.0 acceptable to them, or state a range in upgradeFrom that leaves them out.',
  ],
  'config-upgrade-detour': [
    'warning',
    {
      versions: ['1.0.0', '1.0.1', '1.0.2', '1.0.3', '1.0.4'],
      version: '2.0.0',
      reason: 'rpm is above 1000',
      path: ['1.0.0', '1.1.0', '2.0.0'],
    },
    '1.0.0, 1.0.1, 1.0.2 and 2 more can’t upgrade to 2.0.0 directly: rpm is above 1000. The shortest way is 1.0.0 → 1.1.0 → 2.0.0.',
    'Upgrade them on that way, or make the config of 2.0.0 acceptable to them.',
  ],
  'config-foreign-narrowed': [
    'warning',
    { versions: ['1.0.0'], version: '2.0.0', reason: 'rpm may be at most 4000' },
    'The foreign schema of 2.0.0 takes less than that of 1.0.0: rpm may be at most 4000.',
  ],
  'config-foreign-incomparable': [
    'warning',
    { versions: ['1.0.0'], version: '2.0.0', reason: 'its patterns differ' },
    'Whether the foreign schema of 2.0.0 takes all that 1.0.0 took can’t be told: its patterns differ.',
  ],
};

const wordings: Wordings = [
  // problem, its message or hint
  [problem('config-key-dropped', { key: 'colour', near: undefined }), 'Declare the key in the schema, or remove it.'],
  [
    problem('config-upgrade-refused', { versions: ['1', '2', '3', '4'], version: '5', reason: 'x' }),
    '1, 2, 3, 4 can’t upgrade to 5: x.',
  ],
];

describe('what can be wrong with the config', () => {
  describeCatalogue(configErrors, rows, ['config']);

  describeWordings(wordings);
});
