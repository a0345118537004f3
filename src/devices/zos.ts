import type { DeviceFamily } from './device-family.js';
import { isBehind, nextStep } from './next-step.js';

export const zos: DeviceFamily = {
  name: 'zos',
  title: '0-OS',
  states: [],
  decide: ({ version }, { channel }) => {
    const next = nextStep(channel, version);
    if (next !== undefined) return { kind: 'takes', version: next };
    return isBehind(channel, version)
      ? { kind: 'stuck', why: 'no release that it may take leads on from there' }
      : { kind: 'stays', why: 'nothing newer' };
  },
};
