import { all, append, type BadInput, bad, type More, PROJECT, remove, write, yaml } from './bad-input.js';

/** What can be wrong with the project file. */
export const projectFile: readonly BadInput[] = [
  // title | codes | place | change
  bad('no project file', 'project-file-missing', PROJECT, remove(PROJECT)),
  bad('two project files', 'project-file-ambiguous', PROJECT, write('ota-release.json', '{}')),
  bad('a project file of another kind', 'project-file-extension', 'release.toml', write('release.toml', ''), {
    args: ['release', '--json', '--project', 'release.toml'],
  }),
  bad('an empty project file', 'project-empty', PROJECT, write(PROJECT, '# nothing\n')),
  bad('no YAML', 'project-syntax', `${PROJECT}:2`, yaml('[pc-200, pc-400]', '[pc-200')),
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
  bad(
    'a host of an unknown kind',
    'project-host-unsupported',
    `${PROJECT}:6`,
    yaml('../site', 'ftp://example.com/site'),
  ),
  bad('a bucket whose name is none', 'project-host-url-invalid', `${PROJECT}:6`, yaml('../site', 's3://b/site')),
  bad('a host of two kinds', 'project-host-kind', `${PROJECT}:6`, yaml('../site', '{bucket: updates, branch: site}')),
  bad(
    'a host with an option of another',
    'project-host-option',
    `${PROJECT}:6`,
    yaml('../site', '{branch: site, region: x}'),
  ),
  bad('a tag prefix without a slash', 'project-tag-prefix', `${PROJECT}:17`, append('tag:\n  prefix: release-\n')),
  bad(
    'a tag prefix in front of an Ivy release',
    'project-tag-prefix-ivy',
    `${PROJECT}:17`,
    append('tag:\n  prefix: das/\ndevices: [ivy]\n'),
  ),
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
    `${PROJECT}:15`,
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

/** What can be wrong with the version. */
export const versions: readonly BadInput[] = [
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
  bad('a version file that is not there', 'version-file-unreadable', 'VERSION', yaml('1.1.0', 'file:VERSION')),
  bad(
    'a package.json without a version',
    'version-file-empty',
    'package.json:1',
    all(yaml('1.1.0', 'package.json'), write('package.json', '{}\n')),
  ),
  bad('the tag where there is none', 'version-tag-missing', `${PROJECT}:3`, yaml('1.1.0', 'tag')),
];
