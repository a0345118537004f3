import { describe, expect, test } from 'vitest';
import { rolloutMeaning } from '../../src/operations/rollout-told.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { familyProject } from '../support/connhex-input.js';
import { type FleetRelease, predicateOf, releaseOf } from '../support/fleet.js';

const ioto = { cohorts: true };

const meaning = async (
  devices: object,
  release: FleetRelease,
  others: readonly FleetRelease[] = [{ version: '1.1.0' }],
  families: Readonly<Record<string, unknown>> = { ioto },
  wasWhole = true,
) => {
  const coming = predicateOf([...others, release], { families });
  const project = familyProject({}, { devices });
  const { told, problems } = await rolloutMeaning(
    { project, directory: EMPTY_ARCHIVE },
    coming,
    releaseOf(release),
    wasWhole,
  );
  return { told, codes: problems.map(({ code }) => code), problems };
};

const part = { version: '1.2.0', rollout: { percent: 10 } };

describe('what a roll-out means', () => {
  test('a family that tells devices apart takes a part, one that can’t waits', async () => {
    expect((await meaning({ zos: {}, ioto: {} }, part)).told).toEqual([
      '0-OS devices can’t take a part: they keep 1.1.0 until the roll-out is complete.',
      'Ioto devices in 10 of 100 parts of the fleet are offered 1.2.0; the others keep what they have.',
    ]);
  });

  test('documents without parts are told of', async () => {
    const { told } = await meaning({ ioto: {} }, part, [], {});
    expect(told.at(-1)).toMatch(
      /^Ioto devices that read documents wait until it is complete: .*devices\.ioto\.cohorts/,
    );
  });

  test('where nothing is for everybody yet, and where something newer is', async () => {
    expect((await meaning({ zos: {} }, part, [])).told).toEqual([
      '0-OS devices can’t take a part: they are offered nothing until the roll-out is complete.',
    ]);
    expect((await meaning({}, part, [{ version: '2.0.0' }])).told).toEqual([
      'Devices that read `latest` can’t take a part: they go by 2.0.0, and pass over 1.2.0.',
    ]);
  });

  test('how one over time grows, and what stands still between revisions', async () => {
    const rollout = { percent: 50, start: '2026-01-01T00:00:00Z', hours: 48 };
    const { told } = await meaning({ ioto: {} }, { version: '1.2.0', rollout });
    expect(told[0]).toBe(
      'Nobody of Ioto is offered 1.2.0 now, and 50 % at 2026-01-03T00:00:00Z; those who have it keep it.',
    );
    expect(told[1]).toContain('have `ota-release refresh` run on a schedule');
    const { told: paused } = await meaning({ ioto: {} }, { version: '1.2.0', rollout: { ...rollout, paused: true } });
    expect(paused).toEqual(['Nobody of Ioto is offered 1.2.0 now; those who have it keep it.']);
  });

  test('when it is complete, everybody is offered it, and a service has to be handed it', async () => {
    const complete = { version: '1.2.0' };
    expect((await meaning({ zos: {} }, complete)).told).toEqual(['Every device is offered 1.2.0.']);
    const publish = { api: 'https://apis.example.com', firmware: 'abc' };
    expect((await meaning({ connhex: { publish } }, complete)).told[1]).toMatch(
      /^Connhex is handed 1\.2\.0 once `ota-release release`/,
    );
  });

  test('devices that take whatever the channel names would go down', async () => {
    const { codes, problems } = await meaning({ zos: {}, connhex: {}, ivy: {} }, part, undefined, {
      connhex: { alias: true },
    });
    expect(codes).toEqual(['rollout-goes-down', 'rollout-goes-down']);
    const grown = await meaning({ connhex: {} }, part, undefined, { connhex: { alias: true } }, false);
    expect(grown.codes).toEqual([]);
    expect(problems.map(({ message }) => message.slice(0, 60))).toEqual([
      expect.stringContaining('Ivy devices that run 1.2.0 would go down to 1.1.0'),
      expect.stringContaining('Connhex Edge devices that run 1.2.0 would go down to 1.1.0'),
    ]);
  });
});
