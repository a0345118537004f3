import { expect, test } from 'vitest';
import { verifyState } from '../../src/devices/pantavisor/verify-state.js';
import { deviceTrust } from '../../src/rehearsal/pantavisor-trust.js';
import { NOW, vector } from '../support/pantavisor.js';

const now = () => NOW;

test('without a project, a chain is trusted up to its last certificate, and that is said', async () => {
  const state = vector('v1.2.0.state.json');
  const { trust, notes } = await deviceTrust({ project: undefined, now }, state);
  expect(notes).toEqual([expect.stringContaining('nobody says which CA')]);
  expect(verifyState(state, trust).refusals).toEqual([]);
});

test('what was changed is refused all the same', async () => {
  const state = vector('neg-tampered.state.json');
  const { trust } = await deviceTrust({ project: undefined, now }, state);
  expect(verifyState(state, trust).refusals).toMatchObject([{ message: 'Signature validation failed' }]);
});

test('a state that can’t be read has nobody to trust', async () => {
  const { trust } = await deviceTrust({ project: undefined, now }, Buffer.from('{'));
  expect(trust.anchors).toEqual([]);
});
