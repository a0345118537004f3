import { attempt } from './device-failure.js';
import type { Fault } from './faults.js';
import { sentConfig } from './ivy-config.js';
import { type IvySource, openIvySource } from './ivy-source.js';
import { type OpenSource, takeUpdate } from './ivy-update.js';
import type { DeviceMessage, FamilyRehearsal, Hop, HopResult, RehearsalContext } from './rehearsal.js';

/**
 * What a device notices. It asks for nothing, so that no check can fail; it verifies no signature; and its gate has no documented
 * time limit.
 */
const NOTICED: readonly Fault[] = ['truncated-download', 'bad-digest', 'no-space', 'update-fails', 'power-cut'];

/**
 * Takes releases as an Ivy device does that is sent the configuration of the release (Ivy contract, “Update flow”): its own
 * ForeignConfig parses it, the source archive is fetched and unpacked, the configuration written, the gate looked at, the new Config
 * asked. Any step that fails is `rejected`, and the version before stays. The gate’s tests themselves are not run here.
 */
export const rehearseIvy = (context: RehearsalContext): FamilyRehearsal => {
  const opened = new Map<string, Promise<IvySource>>();
  const open: OpenSource = (file, shown) => {
    const known = opened.get(file) ?? openIvySource(file, shown);
    opened.set(file, known);
    return known;
  };
  return { family: 'ivy', faults: NOTICED, take: (hop) => take(context, open, hop) };
};

const take = async (context: RehearsalContext, open: OpenSource, hop: Hop): Promise<HopResult> => {
  const messages: DeviceMessage[] = [];
  const notes: string[] = [];
  const found = await attempt(async () => {
    const release = await context.release(hop.to);
    return { release, config: await sentConfig(context, release) };
  });
  // Nothing is sent of a release that doesn’t verify.
  if (!found.ok) return { ended: 'kept', messages, ran: false, ...found.failure };
  const { release, config } = found.value;
  // Ivy: each message carries the whole configuration.
  const say = (state: string): void => void messages.push({ state, body: config?.value ?? null });
  say('received');
  const tried = await attempt(() => takeUpdate(context, open, hop, { release, config, notes }));
  const failure = tried.ok ? tried.value : tried.failure;
  if (failure === 'power-cut') {
    say('startup');
    const why = 'the power went before the pointer was moved';
    return { ended: 'kept', messages, ran: false, why, notes: [...notes, `${hop.from} starts again`] };
  }
  if (failure !== undefined) {
    say('rejected');
    return { ended: 'kept', messages, ran: false, ...failure, notes };
  }
  say('accepted');
  say('startup');
  return { ended: 'updated', messages, ran: false, notes };
};
