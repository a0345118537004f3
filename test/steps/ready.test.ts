import { describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { problem } from '../../src/errors/problem.js';
import { gitForge } from '../../src/forges/git.js';
import type { Project } from '../../src/project/project.js';
import type { Repository } from '../../src/repository/repository.js';
import type { Preflight } from '../../src/steps/preflight.js';
import { ready } from '../../src/steps/ready.js';
import { layout } from '../support/channel.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';

const whole = {
  layout,
  tag: 'v1.0.0',
  host: memoryHost(),
  forge: gitForge({ repository: {} as Repository, remote: 'origin' }),
  trust: testTrust(),
  signers: [testSigner()],
  standing: {
    newest: undefined,
    index: undefined,
    directory: { pages: [], groups: [] },
    release: undefined,
    stale: [],
  },
  problems: [],
  answers: [],
} satisfies Preflight;

const project = (publicUrl?: string): Project =>
  ({ ...(publicUrl ? { publicUrl } : {}), place: (path: string) => ({ file: 'ota-release.yaml', path }) }) as Project;
const PROJECT = project('https://updates.example.com');

const without = (key: keyof Preflight, problems: Preflight['problems'] = []): Preflight =>
  Object.fromEntries(Object.entries({ ...whole, problems }).filter(([name]) => name !== key)) as unknown as Preflight;

const problemsOf = (preflight: Preflight, of: Project) => {
  try {
    ready(preflight, of);
  } catch (error) {
    if (error instanceof OtaError) return error.problems;
  }
  throw new Error('it was ready');
};

describe('ready', () => {
  test('hands on every part, with the public URL', () => {
    const { problems: _, answers: _answers, ...parts } = whole;
    expect(ready(whole, PROJECT)).toEqual({ ...parts, publicUrl: 'https://updates.example.com' });
  });

  test.each(['host', 'forge', 'trust', 'standing'] as const)('without %s it ends with what preflight found', (part) => {
    const found = [problem('key-none-trusted', {}), problem('host-read-only', { location: 'memory' })];
    expect(problemsOf(without(part, found), PROJECT)).toEqual(found);
  });

  test.each([
    // what is missing, preflight, project, code, path
    ['the public URL', whole, project(), 'site-public-url-missing', 'publicUrl'],
    ['the host', without('host'), PROJECT, 'site-host-missing', 'host'],
  ] as const)('names %s where a caller skipped the check', (_what, preflight, of, code, path) => {
    expect(problemsOf(preflight, of)).toMatchObject([{ code, severity: 'error', place: { path } }]);
  });
});
