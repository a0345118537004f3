import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Problem } from '../../src/errors/problem.js';
import { MAX_PROJECT_FILE_BYTES } from '../../src/project/document.js';
import { adHocProject, loadProject } from '../../src/project/load.js';
import type { ProjectOverrides } from '../../src/project/project.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

const FILE = 'ota-release.yaml';
const MINIMAL = 'product: gateway\nmodels: [gw-100]\n';

const load = (content: string | Uint8Array, { name = FILE, overrides = {} as ProjectOverrides } = {}) => {
  const directory = temporary();
  writeFileSync(join(directory, name), content);
  return loadProject({ directory, overrides });
};

const shown = ({ code, place }: Problem): string =>
  [code, [place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(':')].join(' ');

describe('a project file', () => {
  test('of two keys has every default', async () => {
    const directory = temporary();
    writeFileSync(join(directory, FILE), MINIMAL);
    const { project, problems } = await loadProject({ directory, overrides: {} });
    expect(problems).toEqual([]);
    expect(project).toMatchObject({
      file: join(directory, FILE),
      shownFile: FILE,
      directory,
      product: 'gateway',
      models: ['gw-100'],
      bundle: {
        root: join(directory, 'bundle'),
        include: ['**'],
        maxBytes: 2 ** 30,
        maxUnpackedBytes: 4 * 2 ** 30,
        maxEntries: 100_000,
        symlinks: 'refuse',
      },
      devices: [],
      signing: { trustedKeys: [], threshold: 1, expiresDays: 180 },
      tag: { prefix: '', remote: 'origin', message: '{product} {version}', unprefixed: false },
      forge: 'auto',
      releasePage: false,
      channel: 'stable',
      attachments: [],
      oneAtATime: false,
      publicCheck: { when: 'auto', waitSeconds: 300 },
      headerFiles: [],
    });
    for (const key of ['version', 'config', 'host', 'publicUrl', 'purge', 'upgradeFrom', 'barrier', 'notes'])
      expect(project).not.toHaveProperty(key);
  });

  test('with every key is read as the guide shows it', async () => {
    const guide = readFileSync(new URL('../../docs/project-file.md', import.meta.url), 'utf8');
    const example = /<!-- example: full -->\n```yaml\n(.*?)```/s.exec(guide)?.[1] ?? '';
    const directory = temporary();
    mkdirSync(join(directory, 'config/samples'), { recursive: true });
    writeFileSync(join(directory, 'config/samples/eu.json'), '{}');
    writeFileSync(join(directory, FILE), example);
    const { project, problems } = await loadProject({ directory, overrides: {} });
    expect(problems).toEqual([]);
    expect(project).toMatchObject({
      version: { kind: 'package.json', file: join(directory, 'package.json'), shown: 'package.json' },
      bundle: { maxBytes: 104_857_600, maxUnpackedBytes: 500_000_000, maxEntries: 5000 },
      config: {
        schema: join(directory, 'config/config.schema.json'),
        foreignSchema: join(directory, 'config/foreign-config.schema.json'),
        samples: [join(directory, 'config/samples/eu.json')],
        template: join(directory, 'config/template.json'),
      },
      devices: ['zos', 'connhex'],
      host: { kind: 'directory', path: join(directory, '../site') },
      publicUrl: 'https://updates.example.com/gateway',
      signing: { trustedKeys: ['keys/ota.pub', 'keys/ota-backup.pub'], threshold: 1, expiresDays: 180 },
      upgradeFrom: '>=1.0.0',
      barrier: 'moves the data to the new partition',
      notes: { kind: 'changelog', file: join(directory, 'CHANGELOG.md'), shown: 'CHANGELOG.md' },
      attachments: [
        { file: join(directory, 'sbom.spdx.json'), name: 'sbom.spdx.json', mediaType: 'application/spdx+json' },
        { file: join(directory, 'docs/manual.pdf'), name: 'manual.pdf', mediaType: 'application/pdf' },
      ],
    });
    expect(project?.bundle.exclude).toEqual(expect.arrayContaining(['**/.git/**', 'docs/', '**/*.log']));
  });

  test.each(['ota-release.yml', 'ota-release.json'])('may be %s', async (name) => {
    const { project } = await load('{"product": "gateway", "models": ["gw-100"], "version": "tag"}', { name });
    expect(project).toMatchObject({ shownFile: name, version: { kind: 'tag' } });
  });

  test('tells where each key stands', async () => {
    const { project } = await load(`${MINIMAL}bundle:\n  root: payload\n  exclude: [a, b]\n`);
    expect(project?.place('bundle.root')).toEqual({ file: FILE, line: 4, column: 9, path: 'bundle.root' });
    expect(project?.place('bundle')).toEqual({ file: FILE, line: 3, column: 1, path: 'bundle' });
    expect(project?.place('bundle.exclude[1]')).toMatchObject({ line: 5, column: 16 });
    expect(project?.place('bundle.maxSize')).toEqual({ file: FILE, line: 3, column: 1, path: 'bundle.maxSize' });
    expect(project?.place('version')).toEqual({ file: FILE, path: 'version' });
  });
});

describe('a bad project file', () => {
  /** What comes after two good lines. */
  const rows: readonly (readonly [text: string, ...expected: string[]])[] = [
    // lines from the third on | codes with line and column
    ['modle: [a]', 'project-unknown-key 3:1'],
    ['bundle:\n  rot: x', 'project-unknown-key 4:3'],
    ['bundle: {root: x, max-size: 5}', 'project-unknown-key 3:19'],
    ['devices: {ivy: {retries: 1}}', 'project-unknown-key 3:17'],
    ['attachments:\n  - {path: a.pdf, title: b}', 'project-unknown-key 4:19'],
    ['<<: {channel: beta}', 'project-unknown-key 3:1'],
    ['__proto__: {channel: beta}', 'project-unknown-key 3:1'],
    ['version: 1.10', 'project-version-number 3:10'],
    ['version: 2', 'project-version-number 3:10'],
    ['version: v1.2.0', 'version-v-prefix 3:10'],
    ['version: 1.2', 'project-version-number 3:10'],
    ['version: "1.2"', 'version-not-semver 3:10'],
    ['version: 1.2.0+b', 'version-build-metadata 3:10'],
    ['version: 1.2.0-rc1', 'version-undotted-number 3:10'],
    ['version: package.jsn', 'project-version-source-unknown 3:10'],
    ['version: [1, 2]', 'project-wrong-type 3:10'],
    ['version: "file:"', 'project-path-invalid 3:10'],
    ['bundle: payload', 'project-wrong-type 3:9'],
    ['bundle:', 'project-wrong-type 3:8'],
    ['bundle: {root: ""}', 'project-text-empty 3:16'],
    ['bundle: {root: ~/payload}', 'project-path-invalid 3:16'],
    ['bundle: {root: " x"}', 'project-text-blanks 3:16'],
    ['bundle: {root: "a\\tb"}', 'project-text-control-character 3:16'],
    ['bundle: {include: "**"}', 'project-wrong-type 3:19'],
    ['bundle: {include: [1]}', 'project-wrong-type 3:20'],
    ['bundle: {exclude: ["a", "../b"]}', 'project-glob-invalid 3:25'],
    ['bundle: {exclude: ["/a"]}', 'project-glob-invalid 3:20'],
    ['bundle: {exclude: ["!a"]}', 'project-glob-invalid 3:20'],
    ['bundle: {maxSize: 0}', 'project-size-invalid 3:19'],
    ['bundle: {maxSize: 10 apples}', 'project-size-invalid 3:19'],
    ['bundle: {maxUnpackedSize: true}', 'project-wrong-type 3:27'],
    ['bundle: {maxEntries: 1.5}', 'project-number-out-of-range 3:22'],
    ['bundle: {symlinks: yes}', 'project-unknown-choice 3:20'],
    ['config: {samples: "a.json"}', 'project-wrong-type 3:19'],
    ['config: {samples: [a.json, a.json]}', 'project-list-duplicate 3:28'],
    ['config: {samples: ["samples/*.json"]}', 'project-pattern-unmatched 3:20'],
    ['devices: [zos, ioot]', 'project-unknown-choice 3:16'],
    ['devices: [zos, zos]', 'project-list-duplicate 3:16'],
    ['devices: zos', 'project-wrong-type 3:10'],
    ['devices: {zoss: {}}', 'project-unknown-key 3:11'],
    ['host: sftp://example.com', 'project-host-unsupported 3:7'],
    ['host: git@example.com:site.git', 'project-host-unsupported 3:7'],
    ['host: s3://b', 'project-host-url-invalid 3:7'],
    ['host: s3://updates/100%', 'project-host-url-invalid 3:7'],
    ['host: {s3: {bucket: x}}', 'project-unknown-key 3:8'],
    ['host: {buckt: updates}', 'project-unknown-key 3:8'],
    ['host: {}', 'project-host-kind 3:7'],
    ['host:\n  bucket: updates\n  branch: b', 'project-host-kind 3:1'],
    ['host:\n  bucket: updates\n  folder: x', 'project-host-option 5:11'],
    ['host:\n  bucket: [updates]', 'project-wrong-type 4:11'],
    ['host:\n  put: https://example.com\n  tokenHeader: a b', 'project-host-option-invalid 5:16'],
    ['host:\n  put: https://example.com\n  password: x', 'project-secret-key 5:3'],
    ['host: {branch: b, pathStyle: "true"}', 'project-wrong-type 3:30'],
    ['oneAtATime: "yes"', 'project-wrong-type 3:13'],
    ['publicCheck: always', 'project-unknown-choice 3:14'],
    ['publicWait: 3601', 'project-number-out-of-range 3:13'],
    ['publicWait: 5m', 'project-wrong-type 3:13'],
    ['purge: {}', 'project-purge-kind 3:8'],
    ['purge: {cloudfrnt: x}', 'project-unknown-key 3:9'],
    ['purge:\n  command: []', 'project-list-empty 4:12'],
    ['headerFiles: [apache]', 'project-unknown-choice 3:15'],
    ['headerFiles: nginx', 'project-wrong-type 3:14'],
    ['host: file:site', 'project-host-url-invalid 3:7'],
    ['host: file://elsewhere/site', 'project-host-url-invalid 3:7'],
    ['publicUrl: updates.example.com', 'project-url-invalid 3:12'],
    ['publicUrl: https://u:p@example.com', 'project-url-invalid 3:12'],
    ['publicUrl: https://example.com?a=1', 'project-url-invalid 3:12'],
    ['publicUrl: https://example.com/a#b', 'project-url-invalid 3:12'],
    ['signing: {trustedKeys: 5}', 'project-wrong-type 3:24'],
    ['signing: {trustedKeys: [a, a]}', 'project-list-duplicate 3:28'],
    ['signing: {threshold: 0}', 'project-number-out-of-range 3:22'],
    ['signing: {expires: 10y}', 'project-expires-invalid 3:20'],
    ['signing: {expires: 3651}', 'project-expires-invalid 3:20'],
    ['signing: {secretKey: abc}', 'project-secret-key 3:11'],
    ['tag: {prefix: v}', 'project-tag-prefix 3:15'],
    ['tag: {prefix: gateway-}', 'project-tag-prefix 3:15'],
    ['tag: {prefix: "a/../"}', 'project-tag-prefix 3:15'],
    ['tag: {prefix: /gateway/}', 'project-tag-prefix 3:15'],
    ['forge: gitea', 'project-unknown-choice 3:8'],
    ['releasePage: yes please', 'project-wrong-type 3:14'],
    ['tag: {remote: --upload-pack=x}', 'project-remote-invalid 3:15'],
    ['tag: {remote: "https://u:p@example.com/r.git"}', 'project-remote-invalid 3:15'],
    ['tag: {message: "{produkt} {x}"}', 'project-tag-placeholder 3:16', 'project-tag-placeholder 3:16'],
    ['tag: {unprefixed: "no"}', 'project-wrong-type 3:19'],
    ['channel: Stable', 'project-channel-invalid 3:10'],
    ['channel: 1', 'project-wrong-type 3:10'],
    ['upgradeFrom: later', 'project-range-invalid 3:14'],
    // node-semver takes it for >=1.0.0, and no other reader does.
    ['upgradeFrom: "> =1.0.0"', 'project-range-invalid 3:14'],
    ['upgradeFrom: ""', 'project-text-empty 3:14'],
    ['upgradeFrom: 1.2', 'project-wrong-type 3:14'],
    ['barrier:', 'project-wrong-type 3:9'],
    ['barrier: |\n  a\n  b', 'project-text-control-character 3:10'],
    ['notes: {}', 'project-notes-source 3:8'],
    ['notes: {file: a, changelog: b}', 'project-notes-source 3:8'],
    ['attachments: [a.pdf, docs/A.pdf]', 'project-attachment-name-clash 3:22'],
    ['attachments: ["my file.pdf"]', 'project-attachment-name-invalid 3:15'],
    ['attachments: [{path: a, mediaType: pdf}]', 'project-media-type-invalid 3:36'],
    ['attachments: [{name: a}]', 'project-key-missing 3:15'],
    ['product: other', 'project-duplicate-key 3:1'],
    ['\tchannel: beta', 'project-tab 3:1'],
    ['channel: beta\n---\nproduct: b', 'project-several-documents 4:1'],
    ['channel: &c beta\nbarrier: *c', 'project-yaml-feature 3:13', 'project-yaml-feature 4:10'],
    ['channel: !env CHANNEL', 'project-yaml-feature 3:15'],
    ['? [a]\n: b', 'project-yaml-feature 3:3'],
    ['channel: "beta', 'project-syntax 3:10'],
    ['channel: be\u0007ta', 'project-control-character 3:12'],
    ['notes: @here', 'project-syntax 3:8'],
  ];

  test.each(rows)('%j', async (text, ...expected) => {
    const { project, problems } = await load(`${MINIMAL}${text}\n`);
    expect(problems.map(shown)).toEqual(expected.map((row) => row.replace(' ', ` ${FILE}:`)));
    expect(project).toBeUndefined();
    for (const { message, hint, severity } of problems) {
      expect(severity).toBe('error');
      expect(message).toMatch(/^\S.*\.$/);
      expect(hint).toMatch(/^\S.*[.?]$/);
    }
  });

  test.each([
    // whole file | codes with places
    ['', ['project-empty ota-release.yaml']],
    ['# nothing\n', ['project-empty ota-release.yaml']],
    ['null\n', ['project-empty ota-release.yaml']],
    ['gateway\n', ['project-wrong-type ota-release.yaml']],
    ['- product\n', ['project-wrong-type ota-release.yaml']],
    ['{}', ['project-key-missing ota-release.yaml', 'project-key-missing ota-release.yaml']],
    [
      'product: Edge Gateway\nmodels: []\n',
      ['project-product-invalid ota-release.yaml:1:10', 'project-list-empty ota-release.yaml:2:9'],
    ],
    ['product: gw\nmodels: gw-100\n', ['project-wrong-type ota-release.yaml:2:9']],
    ['product: gw\nmodels: [a, a]\n', ['project-list-duplicate ota-release.yaml:2:13']],
    ['%YAML 1.1\n---\nproduct: gw\nmodels: [a]\n', ['project-yaml-feature ota-release.yaml:1:1']],
    [`\uFEFF${MINIMAL}`, ['project-byte-order-mark ota-release.yaml:1:1']],
    ['['.repeat(5000), ['project-too-deep ota-release.yaml']],
    [`# ${'x'.repeat(MAX_PROJECT_FILE_BYTES)}`, ['project-file-too-large ota-release.yaml']],
    [Buffer.from('product: caf\xe9\n', 'latin1'), ['project-not-utf8 ota-release.yaml:1:13']],
  ])('as a whole: %j', async (content, expected) => {
    expect((await load(content)).problems.map(shown)).toEqual(expected);
  });

  test.each([
    // JSON text | codes with places
    ['{"product": "gw", "models": ["a"],}', ['config-json-trailing-comma ota-release.json:1:34']],
    ['{"product": "gw",\n "product": "b"}', ['config-json-duplicate-key ota-release.json:2:2']],
    [
      '{\n "product": "gw",\n "models": ["a"],\n "modle": 1,\n "version": 1.2\n}',
      ['project-unknown-key ota-release.json:4:2', 'project-version-number ota-release.json:5:13'],
    ],
    [
      '{"product": "a\\u0000b", "models": ["a\\u0000b"]}',
      ['project-product-invalid ota-release.json:1:13', 'project-text-control-character ota-release.json:1:36'],
    ],
  ])('in JSON: %j', async (content, expected) => {
    expect((await load(content, { name: 'ota-release.json' })).problems.map(shown)).toEqual(expected);
  });

  test('reports everything at once, in the order of the file, flags last', async () => {
    const text = 'product: A\nmodels: []\nchanel: x\nhost: ftp://b\n';
    const { problems } = await load(text, { overrides: { channel: 'B', publicUrl: 'x', version: 'v1.0.0' } });
    expect(problems.map(shown)).toEqual([
      'project-product-invalid ota-release.yaml:1:10',
      'project-list-empty ota-release.yaml:2:9',
      'project-unknown-key ota-release.yaml:3:1',
      'project-host-unsupported ota-release.yaml:4:7',
      'version-v-prefix --version',
      'project-url-invalid --public-url',
      'project-channel-invalid --channel',
    ]);
  });

  test('suggests the key or choice that was meant', async () => {
    const { problems } = await load('product: gw\nmodel: [a]\ndevices: [ioot]\nsigning: {trusted_keys: x}\n');
    const hints = problems.map(({ hint }) => hint).join('\n');
    for (const meant of ['Did you mean models?', 'Did you mean ioto?', 'Did you mean trustedKeys?'])
      expect(hints).toContain(meant);
  });

  test.each([
    // text with a secret in it
    'publicUrl: https://user:hunter2@example.com',
    'publicUrl: https://example.com/?token=hunter2',
    'host: s3://key:hunter2@bucket/site',
    'host: "https://example.com/?token=hunter2"',
    'host: " https://u:hunter2@example.com"',
    'host: {put: "https://u:hunter2@example.com"}',
    'host: {bucket: updates, secretAccessKey: hunter2}',
    'host: {bucket: updates, endpoint: "https://example.com/?hunter2"}',
    'tag: {remote: " https://u:hunter2@example.com/r.git"}',
    'host: ftp://example.com/?hunter2',
    'signing: {trustedKeys: {a: hunter2}}',
    'signing: {trustedKeys: ["hunter2", "hunter2"]}',
    'signing: {secretKey: hunter2}',
    'signing: {threshold: hunter2}',
    'tag: {remote: "https://u:hunter2@example.com/r.git"}',
    'signing: "hunter2',
    'signing: hunter2: hunter2',
  ])('never repeats what may be a secret: %s', async (text) => {
    const { problems } = await load(`${MINIMAL}${text}\n`);
    expect(problems).not.toEqual([]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});

describe('finding the file', () => {
  test('none, and none that is named', async () => {
    const directory = temporary();
    const [none] = (await loadProject({ directory, overrides: {} })).problems;
    expect(none).toMatchObject({ code: 'project-file-missing', place: { file: FILE } });
    expect(none?.hint).toContain('ota-release init');
    const [named] = (await loadProject({ directory, file: 'app/x.yaml', overrides: {} })).problems;
    expect(named).toMatchObject({ code: 'project-file-missing', place: { file: 'app/x.yaml' } });
  });

  test('two are one too many, unless one is named', async () => {
    const directory = temporary();
    for (const name of [FILE, 'ota-release.yml']) writeFileSync(join(directory, name), MINIMAL);
    const both = await loadProject({ directory, overrides: {} });
    expect(both.problems.map(({ code }) => code)).toEqual(['project-file-ambiguous']);
    const named = await loadProject({ directory, file: 'ota-release.yml', overrides: {} });
    expect(named.project?.shownFile).toBe('ota-release.yml');
  });

  test.each([
    // what lies there | code
    ['a directory', 'project-file-unreadable'],
    ['a link to nowhere', 'project-file-missing'],
  ])('%s is no project file', async (what, code) => {
    const directory = temporary();
    if (what === 'a directory') mkdirSync(join(directory, FILE));
    else symlinkSync('nowhere', join(directory, FILE));
    expect((await loadProject({ directory, overrides: {} })).problems.map((p) => p.code)).toEqual([code]);
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read says so', async () => {
    const directory = temporary();
    writeFileSync(join(directory, FILE), MINIMAL);
    chmodSync(join(directory, FILE), 0);
    expect((await loadProject({ directory, overrides: {} })).problems[0]?.message).toContain('access to it is denied');
  });

  test('a file of another kind is refused', async () => {
    const { problems } = await loadProject({ directory: temporary(), file: 'release.toml', overrides: {} });
    expect(problems.map(shown)).toEqual(['project-file-extension release.toml']);
  });

  test('a file elsewhere is shown as the user would write it, and its paths start from its directory', async () => {
    const directory = temporary();
    mkdirSync(join(directory, 'app'));
    writeFileSync(join(directory, 'app', FILE), `${MINIMAL}version: file:VERSION\nhost: site\n`);
    const { project } = await loadProject({ directory, file: `app/${FILE}`, overrides: {} });
    expect(project).toMatchObject({
      shownFile: `app/${FILE}`,
      directory: join(directory, 'app'),
      version: { file: join(directory, 'app/VERSION'), shown: 'app/VERSION' },
      host: { path: join(directory, 'app/site') },
    });
    const named = await loadProject({ directory, file: `app/${FILE}`, overrides: {}, shownAs: 'P' });
    expect(named.project?.place('product')).toMatchObject({ file: 'P', line: 1 });
  });
});

describe('adHocProject', () => {
  test('packs a directory with every default', () => {
    const directory = temporary();
    const project = adHocProject({ directory, bundleRoot: 'My Payload' });
    expect(project).toMatchObject({
      product: 'my-payload',
      models: [],
      bundle: { root: join(directory, 'My Payload'), maxEntries: 100_000 },
    });
    expect(project.place('bundle.root')).toEqual({ file: '--root' });
  });

  test('refuses a root that is no path', () => {
    expect(() => adHocProject({ directory: temporary(), bundleRoot: '' })).toThrow(/--root is empty/);
  });
});

describe('any text', () => {
  test('is a project or has problems with places', async () => {
    const keys = ['product', 'models', 'version', 'bundle', 'root', 'signing', 'devices', 'notes', 'tag', 'host', 'x'];
    const piece = fc.oneof(
      fc.constantFrom(
        ...keys.map((key) => `${key}: `),
        '\n',
        '  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '"',
        "'",
        '#',
        '&a ',
        '*a',
        '!t ',
        '|\n',
        '---\n',
        '\t',
        ': ',
        '? ',
        '1.10',
        'null',
        'true',
      ),
      fc.string({ maxLength: 8 }),
    );
    const directory = temporary();
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.boolean(), async (pieces, good) => {
        writeFileSync(join(directory, FILE), (good ? MINIMAL : '') + pieces.join(''));
        const { project, problems } = await loadProject({ directory, overrides: {} });
        expect(project === undefined).toBe(problems.length > 0);
        for (const { place } of problems) expect(place?.file).toBe(FILE);
      }),
      { numRuns: 400 },
    );
  });

  test('a valid project means the same in YAML and JSON, in flow and block style', async () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/);
    const words = fc.stringMatching(/^[A-Za-z0-9:#'"{}[\],&*!|>%@`-][ -~]{0,20}[!-~]$/);
    const declared = fc.record(
      {
        product: name,
        models: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }),
        version: fc.constantFrom('1.2.0', '1.0.0-rc.1', 'tag', 'package.json', 'file:VERSION'),
        bundle: fc.record(
          { maxEntries: fc.integer({ min: 1, max: 1000 }), maxSize: fc.constantFrom(5, '64 KB', '1.5 GiB') },
          { requiredKeys: [] },
        ),
        devices: fc.uniqueArray(fc.constantFrom('zos', 'ivy', 'connhex', 'ioto', 'pantavisor')),
        channel: name,
        barrier: words,
        notes: words,
      },
      { requiredKeys: ['product', 'models'] },
    );
    const directory = temporary();
    const read = async (file: string, text: string) => {
      writeFileSync(join(directory, file), text);
      const { project, problems } = await loadProject({ directory, file, overrides: {} });
      expect(problems).toEqual([]);
      return {
        ...project,
        file: '',
        shownFile: '',
        place: undefined,
        notes: JSON.stringify(project?.notes),
        version: project?.version?.kind,
      };
    };
    await fc.assert(
      fc.asyncProperty(declared, async (value) => {
        const json = await read('a.json', JSON.stringify(value));
        expect(await read('b.yaml', stringify(value))).toEqual(json);
        expect(await read('c.yml', stringify(value, { collectionStyle: 'flow' }))).toEqual(json);
      }),
      { numRuns: 60 },
    );
  });
});
