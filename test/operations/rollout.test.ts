import { describe, expect, test } from 'vitest';
import type { Operation, Proposal } from '../../src/operations/operation.js';
import { rolloutOperation } from '../../src/operations/rollout.js';
import type { RolloutAction } from '../../src/operations/rollout-request.js';
import { readChannel } from '../../src/site/channel-state.js';
import type { IndexPredicate } from '../../src/site/index-statement.js';
import { nextIndex } from '../../src/site/next-index.js';
import { publishChange } from '../../src/site/transaction.js';
import { commitServices, layout, publish } from '../support/channel.js';
import { familyProject } from '../support/connhex-input.js';
import { type FleetRelease, predicateOf } from '../support/fleet.js';
import { iotoPredicate } from '../support/ioto.js';
import { memoryHost } from '../support/memory-host.js';
import { operatedChannel } from '../support/operation.js';
import { failureOf } from '../support/step-states.js';

const yanked = { reason: 'bricks', at: '2026-01-01T00:00:00Z' };
const set = (percent: number): RolloutAction => ({ kind: 'set', percent });
const two: readonly FleetRelease[] = [{ version: '1.1.0' }, { version: '1.2.0' }];

/** What the next revision says. */
const revisionAfter = (predicate: IndexPredicate, { note, ...change }: Proposal): IndexPredicate => {
  const input = {
    ...change,
    note: { kind: 'rollout', ...note },
    layout,
    previous: null,
    now: new Date(predicate.created),
  };
  return nextIndex(predicate, { pages: [], groups: [] }, { ...input, expiresDays: 180 }).statement.predicate;
};

const proposal = async (operation: Operation, predicate: IndexPredicate): Promise<Proposal> => {
  const proposed = await operation.propose(operatedChannel(predicate));
  if (!proposed) throw new Error('nothing is proposed');
  return proposed;
};

describe('rolloutOperation', () => {
  test('offers the newest release to a part, with who is told why, and latest stays; complete moves it', async () => {
    const predicate = predicateOf(two);
    const first = await proposal(rolloutOperation({ action: set(10), reason: 'canaries' }), predicate);
    expect(first.note).toEqual({ version: '1.2.0', what: 'everybody → 10 %', reason: 'canaries' });
    const part = revisionAfter(predicate, first);
    expect(part.latest).toBe('1.1.0');
    expect(part.releases.map(({ rollout }) => rollout)).toEqual([undefined, { percent: 10 }]);
    const last = await proposal(rolloutOperation({ action: { kind: 'complete' } }), part);
    expect(last.note).toEqual({ version: '1.2.0', what: '10 % → everybody' });
    const whole = revisionAfter(part, last);
    expect(whole.latest).toBe('1.2.0');
    expect(whole.releases[1]).not.toHaveProperty('rollout');
  });

  test('one over time begins with the revision that states it', async () => {
    const predicate = predicateOf(two);
    const started = await proposal(rolloutOperation({ action: { kind: 'start', percent: 100, hours: 48 } }), predicate);
    expect(started.note.what).toBe('everybody → 100 % over 48 h');
    expect(revisionAfter(predicate, started).releases[1]?.rollout).toEqual({
      percent: 100,
      start: predicate.created,
      hours: 48,
    });
  });

  test.each<[RolloutAction, FleetRelease]>([
    [set(10), { version: '1.2.0', rollout: { percent: 10 } }],
    [set(100), { version: '1.2.0' }],
    [{ kind: 'complete' }, { version: '1.2.0' }],
    [{ kind: 'resume' }, { version: '1.2.0', rollout: { percent: 10 } }],
    [{ kind: 'pause' }, { version: '1.2.0', rollout: { percent: 10, paused: true } }],
  ])('%j proposes nothing where it is so: %j', async (action, release) => {
    expect(await rolloutOperation({ action }).propose(operatedChannel(predicateOf([release])))).toBeUndefined();
  });

  test('passes over what was withdrawn, and keeps to the release it has chosen', async () => {
    const predicate = predicateOf([...two, { version: '1.3.0', yanked }]);
    const operation = rolloutOperation({ action: set(10) });
    expect((await proposal(operation, predicate)).note.version).toBe('1.2.0');
    const meanwhile = predicateOf([...two, { version: '1.4.0' }]);
    expect((await proposal(operation, meanwhile)).note.version).toBe('1.2.0');
  });

  test.each<[string | undefined, RolloutAction, string]>([
    // version | action | code
    ['9.9.9', set(10), 'operation-version-unknown'],
    ['0.9.0', set(10), 'rollout-version-archived'],
    ['1.0.0', set(10), 'rollout-version-withdrawn'],
    ['1.1.0', { kind: 'pause' }, 'rollout-complete-already'],
  ])('%s, %j: %s', async (version, action, code) => {
    const predicate = predicateOf([{ version: '1.0.0', yanked }, ...two]);
    const directory = { pages: [], groups: [{ versions: ['0.9.0'] }] };
    const operation = rolloutOperation({ action, ...(version === undefined ? {} : { version }) });
    expect((await failureOf(() => operation.propose(operatedChannel(predicate, { directory })))).code).toBe(code);
  });

  test('has nothing to roll out where everything was withdrawn', async () => {
    const channel = operatedChannel(predicateOf([{ version: '1.0.0', yanked }]));
    const failure = await failureOf(() => rolloutOperation({ action: set(10) }).propose(channel));
    expect(failure.code).toBe('rollout-nothing-left');
  });

  test('tells of each family what it can take', async () => {
    const project = familyProject({}, { devices: { zos: {}, ioto: {} } });
    const predicate = iotoPredicate([{ version: '1.1.0' }, { version: '1.2.0' }], { settings: { cohorts: true } });
    const proposed = await rolloutOperation({ action: set(10) }).propose(operatedChannel(predicate, { project }));
    expect(proposed?.told).toEqual([
      '0-OS devices can’t take a part: they keep 1.1.0 until the roll-out is complete.',
      'Ioto devices in 10 of 100 parts of the fleet are offered 1.2.0; the others keep what they have.',
    ]);
  });

  test('on a site, each change is one revision, and the pointers follow what everybody is offered', async () => {
    const host = memoryHost();
    for (const version of ['1.0.0', '1.1.0']) await publish(host, version);
    const services = commitServices(host);
    const text = (path: string): unknown => JSON.parse(Buffer.from(host.objects.get(path) ?? []).toString());
    const run = async (action: RolloutAction): Promise<string> => {
      const operation = rolloutOperation({ action });
      const { kind } = await publishChange(
        services,
        {
          propose: async ({ newest }) => {
            if (!newest) throw new Error('no revision');
            const proposed = await operation.propose(operatedChannel(newest.predicate));
            return proposed && { ...proposed, note: { kind: 'rollout', ...proposed.note }, expiresDays: 180 };
          },
          further: () => [],
        },
        await readChannel(host, layout, services.trust),
      );
      return `${kind}, latest ${text('latest')}, versions ${text('versions')}`;
    };
    expect(await run(set(10))).toBe('committed, latest 1.0.0, versions 1.0.0,1.1.0');
    expect(await run(set(10))).toBe('standing, latest 1.0.0, versions 1.0.0,1.1.0');
    await publish(host, '1.2.0');
    expect([text('latest'), text('versions')]).toEqual(['1.2.0', ['1.0.0', '1.2.0']]);
    const revisions = [...host.objects.keys()].filter((path) => path.startsWith('revisions/'));
    expect(revisions).toHaveLength(4);
  });
});
