import { type Problem, problem } from '../../src/errors/problem.js';
import type { FleetPlan } from '../../src/rehearsal/fleet.js';
import type { ReleaseFacts, RunRecord, RunResult, StepRecord } from '../../src/report/run-record.js';
import type { UpgradeMatrix } from '../../src/schemas/upgrade-row.js';
import type { Plan } from '../../src/site/plan.js';

const SHA256 = '4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865';
const COMMIT = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d';
const BUNDLE = `bundles/${SHA256}.gateway-1.2.0.zip`;

/** The plan of version 1.2.0 of a gateway, as the first that is released after 1.1.0. */
export const samplePlan: Plan = {
  action: 'publish',
  product: 'gateway',
  version: '1.2.0',
  channel: 'stable',
  tag: 'v1.2.0',
  commit: COMMIT,
  bundle: { path: BUNDLE, url: `https://updates.example.com/${BUNDLE}`, size: 1_468_006, sha256: SHA256 },
  latest: { before: '1.1.0', after: '1.2.0' },
  revision: { before: 6, after: 7 },
  writes: [
    { kind: 'create', path: BUNDLE, what: 'the bundle', size: 1_468_006 },
    { kind: 'create', path: `${BUNDLE}.minisig`, what: 'its minisign signature', size: 312 },
    { kind: 'tag', path: 'v1.2.0', what: 'the released commit' },
    { kind: 'create', path: '1.2.0', what: 'the upgrade object', size: 2_913 },
    { kind: 'create', path: 'revisions/00000007.json', what: 'the next revision of the index' },
    { kind: 'replace', path: 'index.json', what: 'a copy of the newest revision' },
    { kind: 'replace', path: 'versions', what: 'the list of versions' },
    { kind: 'replace', path: 'latest', what: 'the latest version' },
  ],
};

/** What four fielded versions make of 1.2.0. */
export const sampleMatrix: UpgradeMatrix = {
  version: '1.2.0',
  rows: [
    {
      version: '0.8.0',
      verdict: 'refused',
      reasons: [{ kind: 'foreign-rejects', text: 'their ForeignConfig rejects config.json: /mode must be string' }],
    },
    {
      version: '0.9.0',
      verdict: 'refused',
      reasons: [{ kind: 'config-rejects', text: 'the release’s Config rejects config.json: /port is missing' }],
      path: ['0.9.0', '1.0.0', '1.2.0'],
    },
    {
      version: '1.0.0',
      verdict: 'narrowed',
      reasons: [{ kind: 'narrowed', text: '/interval took numbers up to 3600, now up to 600' }],
    },
    { version: '1.1.0', verdict: 'ok', reasons: [] },
  ],
};

/** What devices of two families make of 1.2.0. */
const sampleFleet: FleetPlan = {
  version: '1.2.0',
  channel: 'stable',
  latest: '1.2.0',
  families: [
    { family: 'zos', title: '0-OS' },
    { family: 'ivy', title: 'Ivy' },
  ],
  rows: [
    {
      family: 'zos',
      version: '1.0.0',
      next: '1.1.0',
      outcome: { kind: 'takes', version: '1.2.0', steps: 2 },
      path: ['1.0.0', '1.1.0', '1.2.0'],
    },
    {
      family: 'zos',
      version: '1.1.0',
      next: '1.2.0',
      outcome: { kind: 'takes', version: '1.2.0', steps: 1 },
      path: ['1.1.0', '1.2.0'],
    },
    {
      family: 'ivy',
      version: '0.8.0',
      next: null,
      outcome: { kind: 'stuck', at: '0.8.0', steps: 0, why: 'no release that it may take leads on from there' },
      allowed: true,
    },
    { family: 'ivy', version: '1.2.1', next: null, outcome: { kind: 'stays', why: 'nothing newer' } },
  ],
};

/** The facts of 1.2.0, published. */
export const sampleRelease: ReleaseFacts = {
  outcome: 'published',
  product: 'gateway',
  models: ['gw-100', 'gw-200'],
  version: '1.2.0',
  channel: 'stable',
  tag: 'v1.2.0',
  commit: COMMIT,
  bundle: samplePlan.bundle,
  upgradeObject: '1.2.0',
  revision: 7,
  latest: '1.2.0',
  site: { host: 'directory site', publicUrl: 'https://updates.example.com' },
  plan: samplePlan,
  matrix: sampleMatrix,
  fleet: null,
  verification: { objects: 9, bytes: 1_502_112 },
  recorded: { record: 'records/ab.json', provenance: 'provenance/cd.gateway-1.2.0.intoto.jsonl' },
  page: { url: 'https://github.com/example/gateway/releases/tag/v1.2.0', outcome: 'published' },
};

const titles = [
  'Load project',
  'Preflight',
  'Check',
  'Pack',
  'Plan',
  'Sign',
  'Stage',
  'Rehearse',
  'Tag',
  'Commit',
  'Verify',
];

const stepsTo = (last: string, ended: StepRecord['ended'] = 'done'): readonly StepRecord[] =>
  titles.slice(0, titles.indexOf(last) + 1).map((title, index) => ({
    title,
    ended: title === last ? ended : 'done',
    milliseconds: 35 * (index + 1) ** 2,
  }));

const skipping = (reason: string, skipped: readonly string[]): readonly StepRecord[] =>
  stepsTo('Verify').map((step) =>
    skipped.includes(step.title) ? { ...step, ended: 'skipped', reason, milliseconds: 0 } : step,
  );

const warning: Problem = problem(
  'bundle-directory-empty',
  { path: 'var/cache' },
  { file: 'payload/var/cache', path: 'bundle.root' },
);

const base = {
  tool: { name: 'ota-release', version: '0.1.0' },
  command: 'release',
  exitCode: 0,
  findings: [],
} as const;

const released = (change: Partial<ReleaseFacts>): RunResult => ({
  kind: 'release',
  release: { ...sampleRelease, ...change },
});

/** Thirty findings of many kinds: in files, in flags, on the site, and nowhere. */
export const thirtyFindings: readonly Problem[] = [
  problem('site-host-missing', {}, { file: 'products/gateway/ota-release.yaml', line: 12, column: 3, path: 'host' }),
  warning,
  problem('tag-commit-unknown', { name: 'v1.2.0', commit: COMMIT, location: 'github.com/example/gateway' }),
  problem('cli-flag-missing', { flag: '--key', command: 'verify' }, { file: '--key' }),
  problem('site-object-unverified', { path: 'latest', reason: 'its digest is another' }, { file: 'latest' }),
  ...Array.from({ length: 25 }, (_, index) =>
    problem(
      'bundle-directory-empty',
      { path: `lib/part-${index}` },
      { file: 'products/gateway/ota-release.yaml', line: 20 + index, column: 5, path: `bundle.include.${index}` },
      index % 2 === 0 ? 'error' : 'warning',
    ),
  ),
];

/** Runs that ended in every way that people see. */
export const sampleRecords = {
  published: { ...base, steps: stepsTo('Verify'), findings: [warning], result: released({}) },
  planned: {
    ...base,
    steps: stepsTo('Plan'),
    result: released({
      outcome: 'planned',
      revision: 6,
      latest: '1.1.0',
      fleet: sampleFleet,
      verification: null,
      page: null,
    }),
  },
  resumed: {
    ...base,
    steps: skipping('1.2.0 is released already', ['Sign', 'Stage', 'Rehearse', 'Tag']),
    result: released({ outcome: 'resumed', matrix: null }),
  },
  unchanged: {
    ...base,
    steps: skipping('1.2.0 is released already, and every pointer is up to date', [
      'Sign',
      'Stage',
      'Rehearse',
      'Tag',
      'Commit',
    ]),
    result: released({
      outcome: 'unchanged',
      matrix: null,
      plan: { ...samplePlan, action: 'unchanged', latest: { before: '1.2.0', after: '1.2.0' }, writes: [] },
      page: { url: 'https://github.com/example/gateway/releases/tag/v1.2.0', outcome: 'unchanged' },
    }),
  },
  'back-port': {
    ...base,
    steps: stepsTo('Verify'),
    result: released({
      latest: '2.0.0',
      matrix: null,
      plan: { ...samplePlan, latest: { before: '2.0.0', after: '2.0.0' } },
    }),
  },
  failed: { ...base, exitCode: 2, steps: stepsTo('Check', 'failed'), findings: thirtyFindings },
  check: {
    ...base,
    command: 'check',
    steps: stepsTo('Check'),
    findings: [warning],
    result: { kind: 'check', product: 'gateway', version: '1.2.0', matrix: sampleMatrix },
  },
  verify: {
    ...base,
    command: 'verify',
    steps: [{ title: 'Verify https://updates.example.com', ended: 'done', milliseconds: 1_840 }],
    result: {
      kind: 'verify',
      site: 'https://updates.example.com',
      objects: 41,
      bytes: 61_203_456,
      channels: [
        {
          product: 'gateway',
          channel: 'stable',
          counter: 7,
          latest: '1.2.0',
          versions: 3,
          expires: '2026-07-30T12:00:00Z',
        },
        { product: 'gateway', channel: 'beta', counter: 2, latest: null, versions: 1, expires: '2026-07-30T12:00:00Z' },
      ],
    },
  },
  operation: {
    ...base,
    command: 'rollout',
    steps: [],
    result: {
      kind: 'operation',
      operation: {
        operation: 'rollout',
        outcome: 'published',
        product: 'gateway',
        channel: 'stable',
        version: '1.2.0',
        what: '10 % → 25 %',
        reason: 'no reports in a week',
        revision: { before: 7, after: 8 },
        latest: { before: '1.1.0', after: '1.1.0' },
        expires: '2026-07-30T12:00:00Z',
        told: ['0-OS devices keep 1.1.0 until the roll-out is complete.'],
        writes: ['revisions/00000008.json', 'index.json'],
        site: { host: 'directory site', publicUrl: 'https://updates.example.com' },
      },
    },
  },
  pack: {
    ...base,
    command: 'pack',
    steps: [],
    result: { kind: 'pack', path: 'build/update.zip', size: 1_468_006, sha256: SHA256, entries: 212 },
  },
} satisfies Readonly<Record<string, RunRecord>>;
