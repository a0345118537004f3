import { describe, expect, test } from 'vitest';
import { temporaryDirectories } from '../support/temporary.js';
import { exampleWorkflows, initWorkflows, ownWorkflows } from '../support/workflow-files.js';
import { jobsNotRequired, ruleFindings } from '../support/workflow-rules.js';

const temporaryDirectory = temporaryDirectories();

const GOOD = `\
on: [push, pull_request]
permissions: {}
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: write
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - uses: ./
      - run: echo "$REF"
        env:
          REF: \${{ github.ref }}
  b:
    permissions: {}
    uses: ./.github/workflows/other.yml
`;

describe('the rules of this project', () => {
  test.each([...ownWorkflows, ...exampleWorkflows].map((file) => [file.path, file] as const))(
    'hold in %s',
    (_, file) => {
      expect(ruleFindings(file)).toEqual([]);
    },
  );

  test('hold in what init writes', async () => {
    const files = await initWorkflows(temporaryDirectory());
    expect(files.map((file) => [file.path, ruleFindings(file)])).toEqual(files.map(({ path }) => [path, []]));
    expect(files.length).toBeGreaterThan(5);
  });

  test('hold in a good workflow', () => {
    expect(ruleFindings({ path: 'good', text: GOOD })).toEqual([]);
  });

  test.each([
    // what is replaced, by what, the finding
    [/@[0-9a-f]{40} # v6.0.2/, '@v6', 'actions/checkout@v6: pinned by 40 hex digits, with # vX.Y.Z'],
    [/de0fac2e/, 'de0fac2', /^actions\/checkout@de0fac2\w+: pinned/],
    [/ # v6.0.2/, '', /^actions\/checkout@\w{40}: pinned/],
    [/ # v6.0.2/, ' # v6', /^actions\/checkout@\w{40}: pinned/],
    [/uses: \.\//, 'uses: docker://alpine:3', /^docker:\/\/alpine:3: pinned/],
    [/^permissions: \{\}\n/m, '', 'permissions at the top: none, or to read'],
    [/^permissions: \{\}/m, 'permissions: write-all', 'permissions at the top: none, or to read'],
    [/^permissions: \{\}/m, 'permissions: {packages: write}', 'permissions at the top: none, or to read'],
    [/pull_request\]/, 'pull_request_target]', /^pull_request_target/],
    [/\[push, pull_request\]/, '{pull_request_target: {types: [opened]}}', /^pull_request_target/],
    [/on: .*/, 'on: pull_request_target', /^pull_request_target/],
    [/ {4}timeout-minutes: 5\n/, '', 'a: timeout-minutes'],
    [/ {4}permissions:\n {6}contents: write\n/, '', 'a: permissions of its own'],
    [/"\$REF"/, `\${{ github.event.issue.title }}`, 'a: no expression in run'],
    [/echo "\$REF"/, `|\n          echo \${{ inputs.name }}`, 'a: no expression in run'],
  ])('find %s replaced by %j', (part, other, finding) => {
    const text = GOOD.replace(part, () => other);
    expect(text).not.toBe(GOOD);
    expect(ruleFindings({ path: 'bad', text })).toEqual([
      typeof finding === 'string' ? finding : expect.stringMatching(finding),
    ]);
  });
});

describe('this repository’s workflows', () => {
  test('keep no token of a checkout', () => {
    for (const { path, text } of ownWorkflows) {
      const kept = text.split(/^ {6}- /m).filter((step) => step.includes('actions/checkout@'));
      expect(
        kept.filter((step) => !step.includes('persist-credentials: false')),
        path,
      ).toEqual([]);
    }
  });

  test('require every job of ci.yml', () => {
    const ci = ownWorkflows.filter(({ path }) => path.endsWith('/ci.yml'));
    expect(ci.map((file) => jobsNotRequired(file, 'all-green'))).toEqual([[]]);
  });

  test.each([
    // needs of the required job, what it doesn't wait for
    ['[a, b]', []],
    ['a', ['b']],
    ['[b]', ['a']],
  ])('would be found not to require one: needs: %s', (needs, missing) => {
    const text = `jobs: {a: {}, b: {}, last: {needs: ${needs}}}`;
    expect(jobsNotRequired({ path: 'sample', text }, 'last')).toEqual(missing);
  });
});
