import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/commands/context.js';
import { releaseInputs } from '../../src/commands/release-inputs.js';

const ORIGINS = { version: 'OTA_VERSION' };
const NOTHING = {
  directory: resolve('/team'),
  overrides: {},
  strict: false,
  allowDirty: false,
  rebuild: false,
  connection: false,
  ownFiles: [],
  proposal: false,
};

describe('releaseInputs', () => {
  test.each([
    // flags, intent, what they change of the inputs
    [{}, 'release', {}],
    [{ project: 'a.yaml' }, 'plan', { projectFile: 'a.yaml' }],
    [{ strict: true, allowDirty: true, rebuild: true }, 'check', { strict: true, allowDirty: true, rebuild: true }],
    [{ version: '1.2.0' }, 'release', { overrides: { version: '1.2.0' } }],
    [{ host: 'site', publicUrl: 'https://a.b' }, 'plan', { overrides: { host: 'site', publicUrl: 'https://a.b' } }],
    [{ channel: 'beta', root: 'payload' }, 'check', { overrides: { channel: 'beta', bundleRoot: 'payload' } }],
    [{ forge: 'git', connection: true }, 'check', { overrides: { forge: 'git' }, connection: true }],
    [
      { junit: 'out/junit.xml', summary: '/s.md' },
      'release',
      { ownFiles: [resolve('/team/out/junit.xml'), resolve('/s.md')] },
    ],
    [
      { signatures: 'sign.json' },
      'release',
      { ownFiles: [resolve('/team/sign.json'), resolve('/team/sign.json.part')] },
    ],
    [{ json: true, out: 'x.zip', key: ['k'], dryRun: true }, 'release', {}],
    [{ fleet: true }, 'plan', { fleet: { told: true } }],
    [{ family: ['zos'], from: ['0.9.0'] }, 'plan', { fleet: { families: ['zos'], from: ['0.9.0'], told: false } }],
  ] as const)('%j for %s', (flags: Flags, intent, changes) => {
    const { overrides, ...rest } = { ...NOTHING, ...changes };
    expect(
      releaseInputs({ directory: resolve('/team'), flags, origins: ORIGINS, proposal: false }, intent),
    ).toStrictEqual({
      ...rest,
      overrides: { ...overrides, origins: ORIGINS },
      intent,
    });
  });

  test.each(['v1.0.0', '1.0', ''])('%j is no version that a device can be on', (version) => {
    const call = () =>
      releaseInputs({ directory: '/team', flags: { from: [version] }, origins: {}, proposal: false }, 'plan');
    expect(call).toThrow(expect.objectContaining({ code: 'project-version-text-invalid' }));
  });

  test.each([
    // a job on a proposal, intent, taken for one
    [true, 'plan', true],
    [true, 'check', true],
    [true, 'release', false],
    [false, 'plan', false],
  ] as const)('a proposal (%s) to %s: %s', (proposal, intent, expected) => {
    expect(releaseInputs({ directory: '/team', flags: {}, origins: {}, proposal }, intent).proposal).toBe(expected);
  });
});
