import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ivy } from '../../src/devices/ivy.js';
import type { Fault } from '../../src/rehearsal/faults.js';
import type { FamilyRehearsal, Hop, HopResult } from '../../src/rehearsal/rehearsal.js';
import { type IvyRelease, rehearsedIvy } from '../support/rehearsed-ivy.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const hop = (fault?: Fault): Hop => ({ from: '1.0.0', to: '1.1.0', fault, runs: true, installsFirst: true });

const rehearse = async (
  { old = {}, next = {} }: { readonly old?: Partial<IvyRelease>; readonly next?: Partial<IvyRelease> } = {},
  taken = hop(),
): Promise<HopResult> => {
  const releases = [
    { version: '1.0.0', ...old },
    { version: '1.1.0', ...next },
  ];
  return (await rehearsedIvy(directory(), releases)).rehearsal.take(taken);
};

/** The plain releases, and those whose source lies elsewhere: made once for the tests that change nothing about them. */
const made = mkdtempSync(join(realpathSync(tmpdir()), 'ota-ivy-'));
const shared: FamilyRehearsal[] = [];
beforeAll(async () => {
  for (const archive of [undefined, 'elsewhere'] as const) {
    const next = { version: '1.1.0', ...(archive ? { archive } : {}) };
    const work = mkdtempSync(join(made, 'site-'));
    shared.push((await rehearsedIvy(work, [{ version: '1.0.0' }, next])).rehearsal);
  }
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

const states = ({ messages }: HopResult): readonly string[] => messages.map(({ state }) => state);

const SENT = { general: { config_revision: 1, software_version: '1.1.0' } };

describe('an Ivy device', () => {
  test('takes the version of the configuration that it is sent, and says so with all of it', async () => {
    const result = await rehearse();
    expect(result).toMatchObject({ ended: 'updated', ran: false });
    expect(result.messages).toEqual(['received', 'accepted', 'startup'].map((state) => ({ state, body: SENT })));
    expect(result.notes).toEqual([
      '1 tests carry the marker version_change; gateTests of the project runs them, not this',
    ]);
  });

  test('is sent the template where no envelope is published', async () => {
    expect((await rehearse({ next: { withoutEnvelope: true } })).messages[0]).toEqual({
      state: 'received',
      body: SENT,
    });
  });

  test('takes an older version as well', async () => {
    const result = await rehearse({}, { ...hop(), from: '1.1.0', to: '1.0.0' });
    expect(result).toMatchObject({ ended: 'updated' });
    expect(result.notes).toContain(
      'a device with revision 1 ignores revision 0: the backend has to raise it when it sends',
    );
  });

  test('has only its configuration judged where the source is not on the site', async () => {
    const result = await rehearse({ next: { archive: 'elsewhere' } });
    expect(result).toMatchObject({ ended: 'updated', notes: [expect.stringContaining('not on the site')] });
  });

  const strict = { type: 'object', required: ['gain'] };
  test.each([
    // what is wrong, why the device rejects it
    ['its own ForeignConfig', { old: { foreignConfig: strict } }, /^the ForeignConfig of 1\.0\.0 rejects .*gain/],
    ['the new Config', { next: { config: strict } }, /^the Config of 1\.1\.0 rejects .*gain/],
    ['no revision', { next: { template: { general: { software_version: '1.1.0' } } } }, /config_revision/],
    [
      'the configuration of another version',
      { next: { template: { general: { config_revision: 9, software_version: '1.2.0' } } } },
      /that of 1\.2\.0/,
    ],
    ['an archive that is none', { next: { archive: Buffer.from('404 page not found') } }, /is refused/],
    ['an incomplete source', { next: { files: { 'pdm.lock': undefined } } }, /it lacks pdm\.lock/],
    ['no tests', { next: { files: { 'tests/test_gate.py': undefined } } }, /exit code 4/],
    [
      'no test with its marker',
      { next: { files: { 'tests/test_gate.py': 'def test_true():\n    assert True\n' } } },
      /exit code 5: none of 1 tests carries the marker version_change/,
    ],
    [
      'no test with the marker that it chose itself',
      {
        old: { files: { 'src/updater.py': 'run(["pytest", "-m", "integration", "tests/"])\n' } },
        next: {
          files: { 'tests/test_gate.py': 'import pytest\n\n@pytest.mark.version_change\ndef test_true():\n    pass\n' },
        },
      },
      /exit code 5: .* integration/,
    ],
  ] as const)('rejects %s, and keeps its version', async (_what, releases, why) => {
    const result = await rehearse(releases);
    expect(result).toMatchObject({ ended: 'kept', why: expect.stringMatching(why) });
    expect(states(result)).toEqual(['received', 'rejected']);
  });

  test.each([
    ['truncated-download', 'rejected', /ends/],
    ['bad-digest', 'rejected', /SHA-256|tar can’t read/],
    ['no-space', 'rejected', /no space left on device/],
    ['update-fails', 'rejected', /exit code 1/],
    ['power-cut', 'startup', /the power went/],
  ] as const)('with the fault %s ends in %s, with the source on the site or elsewhere', async (fault, state, why) => {
    for (const rehearsal of shared) {
      const result = await rehearsal.take(hop(fault));
      expect(result).toMatchObject({ ended: 'kept', why: expect.stringMatching(why) });
      expect(states(result)).toEqual(['received', state]);
    }
  });

  test('is sent nothing of a release that does not verify', async () => {
    const { rehearsal, host } = await rehearsedIvy(directory(), [{ version: '1.0.0' }, { version: '1.1.0' }]);
    host.objects.set('1.1.0', host.objects.get('1.0.0') ?? Buffer.from(''));
    expect(await rehearsal.take(hop())).toMatchObject({ ended: 'kept', unverified: true, messages: [] });
  });

  test('knows no other states than the family', async () => {
    const known = ivy.states.map(({ state }) => state);
    const results = shared.flatMap(({ take }) => [take(hop()), take(hop('update-fails'))]);
    const seen = (await Promise.all(results)).flatMap(states);
    expect([...new Set(seen)].sort()).toEqual([...known].sort());
  });
});
