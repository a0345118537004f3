import type { DeviceOutcome, VectorDevice } from './reference-device.js';
import { type VectorFile, vectorJson } from './vector-file.js';

/** A device, a site, and what it does there. */
export interface DecisionVector {
  readonly site: string;
  readonly why: string;
  readonly rule?: string;
  /** In what it differs from the one that the file begins with. */
  readonly device: Partial<VectorDevice>;
  readonly outcome: DeviceOutcome;
}

/** The device that most cases are about. */
export const DEVICE: VectorDevice = {
  product: 'gateway',
  model: 'gateway-100',
  channel: 'stable',
  keys: ['release'],
  threshold: 1,
  counter: 0,
  installed: '1.0.0',
  now: '2026-03-01T00:00:00Z',
};

const does = (
  site: string,
  why: string,
  device: Partial<VectorDevice>,
  outcome: DeviceOutcome,
  rule?: string,
): DecisionVector => ({
  site,
  why,
  ...(rule ? { rule } : {}),
  device,
  outcome,
});

const take = (version: string): DeviceOutcome => ({ take: version });
const nothing: DeviceOutcome = { nothing: true };
const refuse = (path: string): DeviceOutcome => ({ refuse: path });
const index = refuse('index.json');

const CASES: readonly DecisionVector[] = [
  does('first', 'a newer release, with everything that a release may have', { installed: '0.9.0' }, take('1.0.0')),
  does('first', 'the installed version is the newest', {}, nothing),
  does('first', 'the installed version is a pre-release of it', { installed: '1.0.0-rc.1' }, take('1.0.0')),
  does('first', 'the installed version is above', { installed: '1.1.0' }, nothing, 'R-31'),
  does('first', 'the counter is the highest seen', { installed: '0.9.0', counter: 1 }, take('1.0.0')),
  does('first', 'a higher counter was seen', { installed: '0.9.0', counter: 2 }, index, 'R-23'),
  does('first', 'one second before it expires', { installed: '0.9.0', now: '2026-07-31T11:59:59Z' }, take('1.0.0')),
  does(
    'first',
    'the very second at which it expires',
    { installed: '0.9.0', now: '2026-07-31T12:00:00Z' },
    index,
    'R-24',
  ),
  does('first', 'long expired, with nothing to install', { now: '2030-01-01T00:00:00Z' }, index, 'R-24'),
  does(
    'first',
    'the device’s clock is before it was made',
    { installed: '0.9.0', now: '1970-01-01T00:00:00Z' },
    take('1.0.0'),
  ),
  does('first', 'another product', { installed: '0.9.0', product: 'sensor' }, index, 'R-20'),
  does('first', 'a product in other case', { installed: '0.9.0', product: 'Gateway' }, index, 'R-20'),
  does('first', 'another model', { installed: '0.9.0', model: 'gateway-200' }, refuse('1.0.0'), 'R-35'),
  does('first', 'another key', { installed: '0.9.0', keys: ['stranger'] }, index, 'R-16'),
  does('first', 'one of two keys that it trusts', { installed: '0.9.0', keys: ['second', 'release'] }, take('1.0.0')),
  does(
    'first',
    'both of two keys must sign',
    { installed: '0.9.0', keys: ['second', 'release'], threshold: 2 },
    index,
    'R-16',
  ),
  does(
    'first',
    'a channel that isn’t there',
    { installed: '0.9.0', channel: 'beta' },
    refuse('channels/beta/index.json'),
    'R-60',
  ),
  does('two-keys', 'both keys', { installed: '0.9.0', keys: ['release', 'second'], threshold: 2 }, take('1.0.0')),
  does('two-keys', 'one key is enough for this device', { installed: '0.9.0', keys: ['second'] }, take('1.0.0')),
  does(
    'two-keys',
    'two of three',
    { installed: '0.9.0', keys: ['third', 'second', 'release'], threshold: 2 },
    take('1.0.0'),
  ),
  does(
    'two-keys',
    'three of three',
    { installed: '0.9.0', keys: ['third', 'second', 'release'], threshold: 3 },
    index,
    'R-16',
  ),
  does('fleet', 'below the lowest release', { installed: '0.9.0' }, take('1.0.0'), 'R-30'),
  does('fleet', 'a barrier is above: no further than there', {}, take('1.2.0'), 'R-29'),
  does('fleet', 'a barrier is above, from another version', { installed: '1.1.0' }, take('1.2.0'), 'R-29'),
  does('fleet', 'a pre-release of the barrier', { installed: '1.2.0-rc.1' }, take('1.2.0'), 'R-29'),
  does('fleet', 'a version that was never released', { installed: '1.1.7' }, take('1.2.0'), 'R-29'),
  does(
    'fleet',
    'the release is for other models',
    { installed: '1.1.0', model: 'gateway-200' },
    refuse('1.2.0'),
    'R-35',
  ),
  does(
    'fleet',
    'on the barrier, without an id: the highest that everybody is offered',
    { installed: '1.2.0' },
    take('1.3.0'),
    'R-28',
  ),
  does(
    'fleet',
    'on the barrier, in part 27 of a roll-out to 40',
    { installed: '1.2.0', id: 'device-0002' },
    take('1.4.0'),
    'R-28',
  ),
  does(
    'fleet',
    'on the barrier, in part 64 of a roll-out to 40',
    { installed: '1.2.0', id: 'device-0001' },
    take('1.3.0'),
    'R-28',
  ),
  does(
    'fleet',
    'a roll-out over time that is complete is for everybody',
    { installed: '1.3.0' },
    take('1.5.0'),
    'R-28',
  ),
  does('fleet', 'the same, with an id', { installed: '1.3.0', id: 'device-0001' }, take('1.5.0'), 'R-28'),
  does(
    'fleet',
    'a roll-out over time in its first second',
    { installed: '1.3.0', id: 'device-0001', now: '2026-02-08T12:00:00Z' },
    nothing,
    'R-28',
  ),
  does(
    'fleet',
    'a roll-out over time at 25, part 20',
    { installed: '1.3.0', id: 'device-0004', now: '2026-02-09T00:00:00Z' },
    take('1.5.0'),
    'R-28',
  ),
  does(
    'fleet',
    'a roll-out over time at 25, part 48, and in another one',
    { installed: '1.3.0', id: 'device-0003', now: '2026-02-09T00:00:00Z' },
    take('1.4.0'),
    'R-28',
  ),
  does(
    'fleet',
    'a roll-out over time at 50, part 48',
    { installed: '1.3.0', id: 'device-0003', now: '2026-02-09T12:00:00Z' },
    take('1.5.0'),
    'R-28',
  ),
  does(
    'fleet',
    'a roll-out over time at 50, without an id',
    { installed: '1.3.0', now: '2026-02-09T12:00:00Z' },
    nothing,
    'R-28',
  ),
  does('fleet', 'on a withdrawn release', { installed: '1.3.1', now: '2026-02-09T12:00:00Z' }, nothing, 'R-31'),
  does('fleet', 'on a withdrawn release, with something above', { installed: '1.3.1' }, take('1.5.0'), 'R-27'),
  does('fleet', 'only a paused roll-out is above', { installed: '1.5.0', id: 'device-0002' }, nothing, 'R-28'),
  does(
    'fleet',
    'the beta channel, from where it may be taken',
    { installed: '1.4.0', channel: 'beta' },
    take('2.0.0-rc.1'),
  ),
  does(
    'fleet',
    'the beta channel, from where it may not be taken',
    { installed: '1.3.0', channel: 'beta' },
    nothing,
    'R-30',
  ),
  does('archive', 'from an archived release', { installed: '0.2.0' }, take('1.0.0')),
  does('archive', 'from below every release: what is archived is not offered', { installed: '0.0.1' }, take('1.0.0')),
  does('rotated', 'the key that came in', { keys: ['second'] }, take('1.2.0')),
  does('rotated', 'both keys, one must sign', { keys: ['release', 'second'] }, take('1.2.0')),
  does('rotated', 'the retired key alone', { keys: ['release'] }, index, 'R-16'),
  does('rotated', 'both keys must sign', { keys: ['release', 'second'], threshold: 2 }, index, 'R-16'),
  does('reissued', 'the bundle has another version in its name', {}, take('1.1.0')),
  does(
    'reissued',
    'the release whose bytes were issued anew',
    { installed: '1.0.0', channel: 'beta' },
    take('1.1.0-rc.1'),
  ),
  does('reissued', 'stable comes after the pre-release', { installed: '1.1.0-rc.1' }, take('1.1.0')),
  does('withdrawn', 'nothing is offered', { installed: '0.9.0' }, nothing, 'R-27'),
  does('withdrawn', 'on the withdrawn release', {}, nothing, 'R-31'),
];

/** What devices do on the sites of the vectors. */
export const decisionVectors = (): VectorFile =>
  vectorJson(
    'decisions.json',
    'What a device does on a site of sites.json: it takes a version, has nothing to do, or refuses the object at a path. Its counter is the highest that it has seen, 0 before the first.',
    { cases: CASES },
    { device: DEVICE },
  );
