import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { all, append, type BadInput, bad, file, PROJECT, remove, write, yaml } from './bad-input.js';

const SCHEMA = 'config/config.schema.json';
const FOREIGN = 'config/foreign-config.schema.json';
const TEMPLATE = 'config/template.json';

/** What can be wrong with schemas and config texts. */
export const configs: readonly BadInput[] = [
  // title | codes | place | change
  bad('a schema that is not there', 'config-file-missing', SCHEMA, remove(SCHEMA)),
  bad(
    'a schema of an unknown kind',
    'config-schema-kind',
    'config/schema.yaml',
    all(yaml('config/config.schema.json', 'config/schema.yaml'), write('config/schema.yaml', '{}')),
  ),
  bad('a schema that is no JSON', 'config-json-syntax', `${SCHEMA}:2`, file(SCHEMA, '"$schema"', '?')),
  bad('a schema of an unknown type', 'config-schema-invalid', `${SCHEMA}:3`, file(SCHEMA, '"object"', '"objekt"')),
  bad('a schema in an unknown dialect', 'config-schema-dialect', `${SCHEMA}:2`, file(SCHEMA, '2020-12', '2031-01')),
  bad(
    'a reference to the network',
    'config-schema-ref-remote',
    `${SCHEMA}:4`,
    file(SCHEMA, /("type": "object",)/, '$1\n  "$ref": "https://schemas.example.com/a.json",'),
  ),
  bad(
    'a reference to nothing',
    'config-schema-ref-missing',
    `${SCHEMA}:4`,
    file(SCHEMA, /("type": "object",)/, '$1\n  "$ref": "#/$defs/none",'),
  ),
  bad(
    'a pattern of another language',
    'config-schema-pattern',
    `${SCHEMA}:4`,
    file(SCHEMA, /("type": "object",)/, '$1\n  "pattern": "(?P<name>a)",'),
  ),
  bad(
    'a key twice in the template',
    'config-json-duplicate-key',
    `${TEMPLATE}:4`,
    file(TEMPLATE, '"config_revision": 1,', '"config_revision": 1,\n    "config_revision": 2,'),
  ),
  bad('a trailing comma', 'config-json-trailing-comma', `${TEMPLATE}:7`, file(TEMPLATE, '1200', '1200,')),
  bad('a comment', 'config-json-comment', `${TEMPLATE}:1`, file(TEMPLATE, /^/, '// pumps\n')),
  bad('NaN', 'config-json-constant', `${TEMPLATE}:7`, file(TEMPLATE, '1200', 'NaN')),
  bad(
    'an integer that loses digits',
    'config-json-integer-too-large',
    `${TEMPLATE}:7`,
    file(TEMPLATE, '1200', '9007199254740993'),
  ),
  bad(
    'a template with a byte order mark',
    'config-json-byte-order-mark',
    `${TEMPLATE}:1`,
    file(TEMPLATE, /^/, '\uFEFF'),
  ),
  bad('a template that Config refuses', 'config-rejected', `${TEMPLATE}:7`, file(TEMPLATE, '1200', '99999')),
  bad('a template of another version', 'config-template-version', `${TEMPLATE}:4`, file(TEMPLATE, '1.1.0', '1.0.0')),
  bad(
    'a ForeignConfig that demands nothing',
    ['config-foreign-undemanded', 'config-foreign-undemanded', 'config-foreign-revision-type'],
    FOREIGN,
    write(FOREIGN, '{"type": "object"}\n'),
  ),
  bad(
    'a sample that is no JSON file',
    'config-sample-not-json',
    'config/sample.toml',
    all(yaml(/( {2}template:.*\n)/, '$1  samples: [config/sample.toml]\n'), write('config/sample.toml', 'a = 1\n')),
  ),
  bad(
    'samples that match nothing',
    'project-pattern-unmatched',
    `${PROJECT}:15`,
    yaml(/( {2}template:.*\n)/, '$1  samples: [config/samples/*.json]\n'),
  ),
  bad(
    'a module that throws',
    'config-module-failed',
    'config/schema.mjs',
    all(yaml('config/config.schema.json', 'config/schema.mjs'), write('config/schema.mjs', 'throw new Error("no");\n')),
  ),
  bad(
    'a module whose default is no schema',
    'config-module-no-schema',
    'config/schema.mjs',
    all(yaml('config/config.schema.json', 'config/schema.mjs'), write('config/schema.mjs', 'export default 7;\n')),
  ),
  bad(
    'a promised upgrade that the new ForeignConfig narrows',
    'config-foreign-narrowed',
    `${PROJECT}:16`,
    all(
      append('upgradeFrom: ">=1.0.0"\n'),
      file(FOREIGN, '"required": [\n    "general"', '"required": [\n    "pump", "general"'),
    ),
  ),
];

const SCRIPT = 'bundle/update.sh';

/** What can be wrong with the bundle. */
export const bundles: readonly BadInput[] = [
  // title | codes | place | change
  bad('no bundle', ['bundle-root-missing'], 'ota-release.yaml:5', yaml('root: bundle', 'root: payload')),
  bad(
    'nothing in the bundle',
    ['bundle-empty', 'bundle-script-missing'],
    'bundle',
    all(remove('bundle/update.sh'), remove('bundle/rollback.sh'), remove('bundle/app'), write('bundle/.DS_Store', 'x')),
  ),
  bad('no update.sh', 'bundle-script-missing', 'bundle', remove(SCRIPT)),
  bad('an empty update.sh', 'bundle-script-empty', SCRIPT, write(SCRIPT, '')),
  bad('carriage returns', 'bundle-script-carriage-return', `${SCRIPT}:1`, write(SCRIPT, '#!/bin/sh\r\nexit 0\r\n')),
  bad(
    'a script with a byte order mark',
    'bundle-script-byte-order-mark',
    `${SCRIPT}:1`,
    write(SCRIPT, '\uFEFF#!/bin/sh\nexit 0\n'),
  ),
  bad(
    'a script in another encoding',
    'bundle-script-not-utf8',
    `${SCRIPT}:2`,
    write(SCRIPT, Buffer.from('#!/bin/sh\n# gr\xFCn\nexit 0\n', 'latin1')),
  ),
  bad('a script for bash', 'bundle-script-shebang', `${SCRIPT}:1`, write(SCRIPT, '#!/bin/bash\nexit 0\n')),
  bad(
    'a script that sh can not read',
    'bundle-script-syntax',
    `${SCRIPT}:3`,
    write(SCRIPT, '#!/bin/sh\nif true; then\n'),
  ),
  bad('a symbolic link', 'bundle-symlink-refused', 'bundle/link', (w) =>
    symlinkSync('update.sh', join(w.repo, 'bundle/link')),
  ),
  bad(
    'a link out of the bundle',
    'bundle-symlink-escapes',
    'bundle/link',
    all(yaml('  root: bundle\n', '  root: bundle\n  symlinks: allow\n'), (w) =>
      symlinkSync('../ota-release.yaml', join(w.repo, 'bundle/link')),
    ),
  ),
  bad(
    'a link to nothing',
    'bundle-symlink-dangling',
    'bundle/link',
    all(yaml('  root: bundle\n', '  root: bundle\n  symlinks: allow\n'), (w) =>
      symlinkSync('none', join(w.repo, 'bundle/link')),
    ),
  ),
  bad('a pipe', 'bundle-file-special', 'bundle/pipe', (w) => execFileSync('mkfifo', [join(w.repo, 'bundle/pipe')])),
  bad('names that differ in case alone', 'bundle-name-clash', 'bundle/app/main.py', write('bundle/app/Main.py', '')),
  bad('a name with a backslash', 'bundle-name-backslash', 'bundle/app\\run', write('bundle/app\\run', '')),
  bad('a name with a control character', 'bundle-name-control', 'bundle/a\u0007', write('bundle/a\u0007', '')),
  bad(
    'more files than allowed',
    'bundle-too-many-entries',
    'bundle',
    yaml('  root: bundle\n', '  root: bundle\n  maxEntries: 3\n'),
  ),
  bad(
    'more bytes than allowed',
    'bundle-too-large-unpacked',
    'bundle',
    yaml('  root: bundle\n', '  root: bundle\n  maxUnpackedSize: 500\n'),
  ),
  bad(
    'a zip larger than allowed',
    'bundle-too-large',
    `${PROJECT}:6`,
    yaml('  root: bundle\n', '  root: bundle\n  maxSize: 500\n'),
  ),
];
