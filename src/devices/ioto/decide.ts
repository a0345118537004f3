import type { Decision, DecisionInput, FieldedDevice } from '../device-family.js';
import { isBehind } from '../next-step.js';
import { iotoOffers } from './offers.js';

/**
 * What a device does at its next check-in: it installs whatever it is offered, and it is the server that decides. One that a
 * policy or a roll-out holds back stays, and is right.
 */
export const decideIoto = (device: FieldedDevice, { channel }: Pick<DecisionInput, 'channel'>): Decision => {
  const { offerTo, isStuck } = iotoOffers(channel);
  const offer = offerTo(device);
  if (offer) return { kind: 'takes', version: offer.version };
  if (isStuck(device)) return { kind: 'stuck', why: 'no release with a file for Ioto leads on from there' };
  const isHeldBack = isBehind(channel, device.version, 'parts');
  return { kind: 'stays', why: isHeldBack ? 'a roll-out or policy holds it back' : 'it has the newest release' };
};
