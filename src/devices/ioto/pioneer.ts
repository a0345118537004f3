import type { DeviceFamily, DeviceTraits } from '../device-family.js';
import { matches, parsePolicy, propertiesOf } from './policy/policy.js';
import { BUCKETS, rolloutOffset } from './rollout.js';
import { readSamples, type SampleDevice } from './samples.js';

/**
 * A device that is offered a release before others: of the part of the fleet that a roll-out reaches first, and, where the policy asks
 * for properties, with those of the first of the project’s sample devices that it matches.
 */
export const iotoPioneer: NonNullable<DeviceFamily['pioneer']> = async (release, channel, project) => {
  const { rollout, policy } = channel.releases.get(release) ?? {};
  const samples = policy === undefined || !project ? [] : (await readSamples(project, project.directory)).samples;
  const offset = rolloutOffset(channel.product, channel.channel, release);
  return {
    ...(rollout === undefined ? {} : { bucket: (BUCKETS - offset) % BUCKETS }),
    ...(policy === undefined ? {} : propertiesFor(policy, samples, release)),
  };
};

const propertiesFor = (text: string, samples: readonly SampleDevice[], release: string): DeviceTraits => {
  const read = parsePolicy(text);
  if ('problems' in read || propertiesOf(read.policy).length === 0) return {};
  const sample = samples.find((device) => matches(read.policy, device, release));
  if (!sample) return {};
  const properties: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(sample.properties ?? {}))
    if (value !== null && !OWN.has(name)) properties[name] = value;
  return { properties };
};

/** What each device has of its own. */
const OWN: ReadonlySet<string> = new Set(['id', 'version']);
