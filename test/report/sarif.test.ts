import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { type SarifOptions, sarifLog } from '../../src/report/sarif.js';

const findings = [
  problem('site-host-missing', {}, { file: 'my product/ota-release.yaml', line: 3, column: 7 }),
  problem('site-host-missing', {}),
  problem('bundle-directory-empty', { path: 'latest' }, { file: '--root' }),
];

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
      readonly results: readonly Record<string, unknown>[];
    },
  ];
}

const runOf = (options?: SarifOptions) => {
  const log: Log = JSON.parse(JSON.stringify(sarifLog(findings, { name: 'ota-release', version: '1.0.0' }, options)));
  const [run] = log.runs;
  return { ...run, rules: run.tool.driver.rules };
};

const locationOf = (uri: string, region?: object) => [
  { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, ...(region ? { region } : {}) } },
];

describe('sarifLog', () => {
  it('gives one rule a code and one result a finding, with percent-encoded places', () => {
    expect(sarifLog(findings, { name: 'ota-release', version: '1.0.0' })).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'ota-release', rules: [{ id: 'bundle-directory-empty' }, { id: 'site-host-missing' }] },
          },
          originalUriBaseIds: { '%SRCROOT%': {} },
        },
      ],
    });
    expect(runOf().results).toMatchObject([
      {
        ruleId: 'site-host-missing',
        level: 'error',
        locations: locationOf('my%20product/ota-release.yaml', { startLine: 3, startColumn: 7 }),
      },
      { ruleId: 'site-host-missing' },
      { ruleId: 'bundle-directory-empty', level: 'warning' },
    ]);
    expect(runOf().results[1]).not.toHaveProperty('locations');
  });

  it('places findings from the root of the repository, and the others on the project file, with their place in words', () => {
    const { results } = runOf({
      fileFromRoot: (file) => (file.startsWith('-') ? undefined : `sub/${file}`),
      projectFile: 'sub/ota-release.yaml',
    });
    expect(results).toMatchObject([
      { locations: locationOf('sub/my%20product/ota-release.yaml', { startLine: 3 }) },
      { locations: locationOf('sub/ota-release.yaml'), message: { text: expect.stringMatching(/^There is no host/) } },
      { locations: locationOf('sub/ota-release.yaml'), message: { text: expect.stringMatching(/^--root: The dir/) } },
    ]);
  });

  it('takes names that no URI can hold', () => {
    const odd = problem('site-host-missing', {}, { file: 'a\ud800 #?/b.yaml' });
    expect(JSON.stringify(sarifLog([odd], { name: 'x', version: '1.0.0' }))).toContain('"a%EF%BF%BD%20%23%3F/b.yaml"');
  });

  it('gives every result a fingerprint, and leaves that of a line to GitHub’s uploader', () => {
    const prints = runOf().results.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints).toEqual([
      { 'otaReleaseFinding/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
      {
        'otaReleaseFinding/v1': expect.any(String),
        primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{32}:1$/),
      },
      { 'otaReleaseFinding/v1': expect.any(String), primaryLocationLineHash: expect.any(String) },
    ]);
  });

  it('explains each rule, with a link where there is a page', () => {
    const [plain] = runOf().rules;
    expect(plain).toMatchObject({
      name: 'BundleDirectoryEmpty',
      fullDescription: { text: 'Empty directory.' },
      help: { text: expect.stringContaining('docs/errors.md#bundle-directory-empty') },
      defaultConfiguration: { level: 'warning' },
    });
    expect(plain).not.toHaveProperty('helpUri');
    const [linked] = runOf({ docsLink: (docs) => `https://example.com/${docs}` }).rules;
    const helpUri = 'https://example.com/docs/errors.md#bundle-directory-empty';
    expect(linked).toMatchObject({ helpUri, help: { markdown: expect.stringContaining(`(${helpUri})`) } });
  });
});
