import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../src/errors/problem.js';
import { PUBLIC_KEY, publicKeyOf, SECRET, type Workspace } from './workspace.js';

/** One way to get something wrong, and what the command line says to it. */
export interface BadInput {
  readonly title: string;
  /** The codes of all errors, in the order of the report. */
  readonly codes: readonly ProblemCode[];
  /** Where the first of them is: `file:line`, a path inside a document, or empty. */
  readonly place: string;
  /** Changes the workspace, which holds 1.0.0 published and 1.1.0 committed. What it changes in the repository is committed. */
  readonly change?: (w: Workspace) => void;
  /** Instead of `release --json`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** 2 where it is left out. */
  readonly exitCode?: 1 | 3;
  /** The change stays uncommitted. */
  readonly uncommitted?: true;
}

type More = Omit<BadInput, 'title' | 'codes' | 'place' | 'change'>;

const bad = (
  title: string,
  codes: ProblemCode | readonly ProblemCode[],
  place: string,
  change?: (w: Workspace) => void,
  more: More = {},
): BadInput => ({
  title,
  codes: typeof codes === 'string' ? [codes] : codes,
  place,
  ...(change ? { change } : {}),
  ...more,
});

/** Changes the project file; a change that hits nothing is a mistake in the table. */
const yaml =
  (from: string | RegExp, to: string) =>
  (w: Workspace): void =>
    w.edit('ota-release.yaml', (text) => {
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${from} is not in the project file`);
      return changed;
    });

const append = (lines: string) => yaml(/$(?![\s\S])/, lines);

const file =
  (path: string, from: string | RegExp, to: string) =>
  (w: Workspace): void =>
    w.edit(path, (text) => text.replace(from, to));

const write =
  (path: string, content: string | Uint8Array) =>
  (w: Workspace): void =>
    w.write(path, content);

const remove =
  (path: string) =>
  (w: Workspace): void =>
    rmSync(join(w.repo, path), { recursive: true });

const all =
  (...changes: readonly ((w: Workspace) => void)[]) =>
  (w: Workspace): void => {
    for (const change of changes) change(w);
  };

const PROJECT = 'ota-release.yaml';

const projectFile: readonly BadInput[] = [
  // title | codes | place | change
  bad('no project file', 'project-file-missing', PROJECT, remove(PROJECT)),
  bad('two project files', 'project-file-ambiguous', PROJECT, write('ota-release.json', '{}')),
  bad('a project file of another kind', 'project-file-extension', 'release.toml', write('release.toml', ''), {
    args: ['release', '--json', '--project', 'release.toml'],
  }),
  bad('an empty project file', 'project-empty', PROJECT, write(PROJECT, '# nothing\n')),
  bad('no YAML', 'project-syntax', `${PROJECT}:3`, yaml('[pc-200, pc-400]', '[pc-200')),
  bad('a tab', 'project-tab', `${PROJECT}:5`, yaml('  root:', '\troot:')),
  bad('a key twice', 'project-duplicate-key', `${PROJECT}:16`, append('product: other\n')),
  bad('two documents', 'project-several-documents', `${PROJECT}:16`, append('---\nproduct: other\n')),
  bad('a byte order mark', 'project-byte-order-mark', `${PROJECT}:1`, yaml(/^/, '\uFEFF')),
  bad(
    'bytes that are no UTF-8',
    'project-not-utf8',
    `${PROJECT}:1`,
    write(PROJECT, Buffer.from('product: p\xFCmp\n', 'latin1')),
  ),
  bad('a YAML anchor', 'project-yaml-feature', `${PROJECT}:1`, yaml('pump', '&name pump')),
  bad('an unknown key', 'project-unknown-key', `${PROJECT}:16`, append('modles: [a]\n')),
  bad('an unknown nested key', 'project-unknown-key', `${PROJECT}:5`, yaml('  root:', '  roots:')),
  bad('no product', 'project-key-missing', PROJECT, yaml('product: pump\n', '')),
  bad('a product that is no file name', 'project-product-invalid', `${PROJECT}:1`, yaml('pump', 'Pump controller')),
  bad('models that are a number', 'project-wrong-type', `${PROJECT}:2`, yaml('[pc-200, pc-400]', '7')),
  bad('no model', 'project-list-empty', `${PROJECT}:2`, yaml('[pc-200, pc-400]', '[]')),
  bad('a model twice', 'project-list-duplicate', `${PROJECT}:2`, yaml('pc-400', 'pc-200')),
  bad(
    'a size in no unit',
    'project-size-invalid',
    `${PROJECT}:6`,
    yaml('  root: bundle\n', '  root: bundle\n  maxSize: lots\n'),
  ),
  bad(
    'an expiry without end',
    'project-expires-invalid',
    `${PROJECT}:9`,
    yaml('signing:\n', 'signing:\n  expires: never\n'),
  ),
  bad(
    'a threshold of none',
    'project-number-out-of-range',
    `${PROJECT}:9`,
    yaml('signing:\n', 'signing:\n  threshold: 0\n'),
  ),
  bad('a channel that is no URL part', 'project-channel-invalid', `${PROJECT}:16`, append('channel: Beta/1\n')),
  bad('a range that is none', 'project-range-invalid', `${PROJECT}:16`, append('upgradeFrom: since last year\n')),
  bad('a public URL of no web server', 'project-url-invalid', `${PROJECT}:7`, yaml('https://', 'ftp://')),
  bad('a public URL with a query', 'project-url-invalid', `${PROJECT}:7`, yaml('/pump\n', '/pump?a=1\n')),
  bad('a host of an unknown kind', 'project-host-unsupported', `${PROJECT}:6`, yaml('../site', 's3://bucket/site')),
  bad('a tag prefix', 'project-tag-prefix', `${PROJECT}:17`, append('tag:\n  prefix: release-\n')),
  bad(
    'an unknown placeholder',
    'project-tag-placeholder',
    `${PROJECT}:17`,
    append('tag:\n  message: "{name} {version}"\n'),
  ),
  bad(
    'notes from two sources',
    'project-notes-source',
    `${PROJECT}:16`,
    yaml('notes: Better pumping.', 'notes:\n  {file: a.md, changelog: b.md}'),
  ),
  bad(
    'notes from no file',
    'project-notes-unreadable',
    'NOTES.md',
    yaml('notes: Better pumping.', 'notes: {file: NOTES.md}'),
  ),
  bad(
    'a changelog without the version',
    'project-notes-section-missing',
    'CHANGELOG.md',
    all(
      yaml('notes: Better pumping.', 'notes: {changelog: CHANGELOG.md}'),
      write('CHANGELOG.md', '## 1.0.0\n\nFirst.\n'),
    ),
  ),
  bad('an unknown device family', 'project-unknown-choice', `${PROJECT}:16`, append('devices: [zoss]\n')),
  bad(
    'a secret in the project file',
    'project-secret-key',
    `${PROJECT}:9`,
    yaml('signing:\n', 'signing:\n  secretKey: abc\n'),
  ),
  bad(
    'several mistakes at once',
    ['project-list-empty', 'project-url-invalid', 'project-unknown-key'],
    `${PROJECT}:2`,
    all(yaml('[pc-200, pc-400]', '[]'), yaml('https://', 'ftp://'), append('colour: red\n')),
  ),
];

const withVersion = (version: string): More => ({ args: ['release', '--json', '--version', version] });

const versions: readonly BadInput[] = [
  // title | codes | place | change | arguments
  bad('no version', 'version-missing', PROJECT, yaml('version: 1.1.0\n', '')),
  bad('a version that YAML reads as a number', 'project-version-number', `${PROJECT}:3`, yaml('1.1.0', '1.10')),
  bad('an unknown version source', 'project-version-source-unknown', `${PROJECT}:3`, yaml('1.1.0', 'packages.json')),
  bad('two numbers', 'version-not-semver', '--version', undefined, withVersion('1.2')),
  bad('a leading zero', 'version-not-semver', '--version', undefined, withVersion('1.02.0')),
  bad('a v', 'version-v-prefix', `${PROJECT}:3`, yaml('1.1.0', 'v1.1.0')),
  bad('build metadata', 'version-build-metadata', '--version', undefined, withVersion('1.2.0+7')),
  bad('an undotted number', 'version-undotted-number', '--version', undefined, withVersion('1.2.0-alpha11')),
  bad(
    'a number no reader can hold',
    'version-number-too-large',
    '--version',
    undefined,
    withVersion('1.2.9007199254740993'),
  ),
  bad('a version too long', 'version-too-long', '--version', undefined, withVersion(`1.2.0-${'a'.repeat(70)}`)),
  bad(
    'a pre-release in the stable channel',
    ['version-pre-release-in-stable', 'config-template-version'],
    '--version',
    undefined,
    withVersion('1.2.0-rc.1'),
  ),
  bad('a version file that is not there', 'version-file-unreadable', `${PROJECT}:3`, yaml('1.1.0', 'file:VERSION')),
  bad(
    'a package.json without a version',
    'version-file-empty',
    'package.json:1',
    all(yaml('1.1.0', 'package.json'), write('package.json', '{}\n')),
  ),
  bad('the tag where there is none', 'version-tag-missing', `${PROJECT}:3`, yaml('1.1.0', 'tag')),
];

const SCHEMA = 'config/config.schema.json';
const FOREIGN = 'config/foreign-config.schema.json';
const TEMPLATE = 'config/template.json';

const configs: readonly BadInput[] = [
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

const bundles: readonly BadInput[] = [
  // title | codes | place | change
  bad('no bundle', 'bundle-root-missing', `${PROJECT}:5`, yaml('root: bundle', 'root: payload')),
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

const repositories: readonly BadInput[] = [
  // title | codes | place | change
  bad('an uncommitted change', 'repository-dirty', '', write('bundle/app/main.py', 'print("x")\n'), {
    uncommitted: true,
  }),
  bad('an untracked file', 'repository-dirty', '', write('notes.txt', 'x'), { uncommitted: true }),
  bad('no repository', 'repository-missing', '', remove('.git'), { uncommitted: true }),
  bad(
    'a repository without a commit',
    'repository-no-commit',
    '',
    all(remove('.git'), (w) => w.git('init', '--quiet')),
    { uncommitted: true },
  ),
  bad('no remote', 'repository-remote-missing', '', (w) => w.git('remote', 'remove', 'origin'), { uncommitted: true }),
  bad('a remote that is gone', 'forge-unreachable', '', (w) => w.git('remote', 'set-url', 'origin', '../gone.git'), {
    uncommitted: true,
    exitCode: 1,
  }),
  bad('the tag on another commit', 'tag-on-other-commit', '', (w) => tagElsewhere(w, true), { uncommitted: true }),
  bad('the tag on another commit of this clone', 'tag-local-on-other-commit', '', (w) => tagElsewhere(w, false), {
    uncommitted: true,
  }),
];

const tagElsewhere = (w: Workspace, push: boolean): void => {
  w.git('tag', '-a', 'v1.1.0', '-m', 'elsewhere', 'HEAD~1');
  if (push) w.git('push', '--quiet', 'origin', 'v1.1.0');
};

const OTHER_SEED = Buffer.alloc(32, 7);
const OPENSSH = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBv1qmZ2wJx5z7yWb1W8uVn3yF4h0bq9t3VQq2mJ2f7c somebody@host';
const EC_PEM = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIA==\n-----END EC PRIVATE KEY-----\n';

const withKey = (key: string | undefined): More => ({ env: { OTA_SIGNING_KEY: key } });

const keys: readonly BadInput[] = [
  // title | codes | place | change | environment
  bad('no secret', 'key-secret-missing', '', undefined, withKey(undefined)),
  bad('an empty secret', 'key-empty', '', undefined, withKey(' ')),
  bad('the secret in quotes', 'key-quoted', '', undefined, withKey(`"${SECRET}"`)),
  bad('the secret in hex', 'key-hex', '', undefined, withKey(Buffer.from(SECRET, 'base64').toString('hex'))),
  bad('a secret cut off', 'key-wrong-length', '', undefined, withKey(SECRET.slice(0, 40))),
  bad('the public key as secret', 'key-not-trusted', `${PROJECT}:9`, undefined, withKey(PUBLIC_KEY)),
  bad('a stranger’s secret', 'key-not-trusted', `${PROJECT}:9`, undefined, withKey(OTHER_SEED.toString('base64'))),
  bad('an SSH key', 'key-openssh', '', undefined, withKey(OPENSSH)),
  bad('a key of another algorithm', 'key-other-algorithm', '', undefined, withKey(EC_PEM)),
  bad('a key file that is not there', 'key-file-unreadable', '', undefined, {
    args: ['release', '--json', '--signing-key-file', 'none.key'],
  }),
  bad('no trusted key', 'key-none-trusted', `${PROJECT}:8`, yaml(/signing:\n.*\n.*\n/, 'signing: {}\n')),
  bad('a trusted key that is no file', 'key-file-unreadable', `${PROJECT}:9`, yaml(/- .*=\n/, '- keys/none.pub\n')),
  bad('the hex of a trusted key', 'key-hex', `${PROJECT}:9`, yaml(/- .*=\n/, `- ${'ab'.repeat(32)}\n`)),
  bad(
    'more signatures than keys',
    'key-threshold-too-high',
    `${PROJECT}:10`,
    yaml('signing:\n', 'signing:\n  threshold: 2\n'),
  ),
  bad(
    'fewer signers than signatures',
    ['key-threshold-unmet', 'site-object-unverified'],
    `${PROJECT}:10`,
    yaml(/signing:\n.*\n/, `signing:\n  threshold: 2\n  trustedKeys:\n    - ${publicKeyOf(OTHER_SEED)}\n`),
  ),
];

const inSite =
  (path: string, change: (text: string) => string) =>
  (w: Workspace): void =>
    writeFileSync(join(w.site, path), change(readFileSync(join(w.site, path), 'utf8')));

const sites: readonly BadInput[] = [
  // title | codes | place | change
  bad('a site of another product', 'site-other-product', `${PROJECT}:6`, yaml('product: pump', 'product: valve')),
  bad(
    'an index that is no JSON',
    'site-object-unreadable',
    '',
    inSite('index.json', () => '<html></html>'),
    { exitCode: 3 },
  ),
  bad(
    'a site without revisions',
    'site-revision-missing',
    '',
    (w) => rmSync(join(w.site, 'revisions'), { recursive: true }),
    { exitCode: 3 },
  ),
  bad(
    'a site whose revision was changed',
    'site-revision-broken-chain',
    '',
    inSite('revisions/00000001.json', (text) => `${text}\n`),
    { exitCode: 3 },
  ),
  bad(
    'published schemas that are gone',
    'site-object-unverified',
    '',
    (w) => rmSync(join(w.site, 'schemas'), { recursive: true }),
    { exitCode: 3 },
  ),
  bad(
    'a host that is a file',
    'host-root-not-a-directory',
    '',
    (w) => writeFileSync(join(w.directory, 'occupied'), 'x'),
    { args: ['release', '--json', '--host', '../occupied'] },
  ),
  bad('a directory in the version’s place', 'host-path-is-directory', '', (w) => mkdirSync(join(w.site, '1.1.0'))),
];

const commandLines: readonly BadInput[] = [
  // title | codes | place | change | arguments
  bad('a host flag of an unknown kind', 'project-host-unsupported', '--host', undefined, {
    args: ['release', '--json', '--host', 'gs://bucket'],
  }),
  bad('a URL flag that is none', 'project-url-invalid', '--public-url', undefined, {
    args: ['release', '--json', '--public-url', 'updates'],
  }),
  bad('a channel flag that is none', 'project-channel-invalid', '--channel', undefined, {
    args: ['release', '--json', '--channel', '../x'],
  }),
  bad('a project flag to nowhere', 'project-file-missing', 'none.yaml', undefined, {
    args: ['release', '--json', '--project', 'none.yaml'],
  }),
  bad('pack without --out', 'cli-flag-missing', '', undefined, { args: ['pack', '--json'] }),
  bad('pack into the bundle', 'bundle-contains-itself', '', undefined, {
    args: ['pack', '--json', '--out', 'bundle/a.zip'],
  }),
  bad('verify without a key', 'cli-flag-missing', '', remove(PROJECT), { args: ['verify', '--json', '../site'] }),
  bad('verify of nothing', 'cli-operand-missing', '', undefined, { args: ['verify', '--json', '--key', PUBLIC_KEY] }),
  bad('validate without a schema', 'cli-flag-missing', '', undefined, { args: ['validate', '--json', TEMPLATE] }),
  bad('validate of nothing', 'cli-operand-missing', '', undefined, {
    args: ['validate', '--json', '--schema', SCHEMA],
  }),
  bad('keys without an action', 'cli-unknown-action', '', undefined, { args: ['keys', '--json'] }),
  bad('keys over a key', 'key-file-exists', '', write('ota.key', 'precious'), {
    args: ['keys', 'generate', '--json', '--out', '.'],
  }),
  bad('a clock that is none', 'cli-clock-invalid', '', undefined, { env: { OTA_RELEASE_CLOCK: 'yesterday' } }),
  bad('an epoch that is none', 'cli-clock-invalid', '', undefined, { env: { SOURCE_DATE_EPOCH: 'now' } }),
  bad('no git', 'repository-no-git', '', undefined, { env: { PATH: '/nowhere' }, exitCode: 1 }),
];

/** Every bad input, by what it is about. */
export const badInputs: Readonly<Record<string, readonly BadInput[]>> = {
  'the project file': projectFile,
  'the version': versions,
  'the config contract': configs,
  'the bundle': bundles,
  'the repository': repositories,
  'the keys': keys,
  'the site and its host': sites,
  'the command line and environment': commandLines,
};
