import { expect, it } from 'vitest';
import { rehearsalSigners } from '../../src/steps/stand-in-signers.js';
import { testSigner, testTrust } from '../support/signing.js';

it('keys that are forgotten at once stand in for those that sign elsewhere', async () => {
  const [anna, ben, carl] = [testSigner('anna'), testSigner('ben'), testSigner('carl')];
  const trust = testTrust(['anna', 'ben', 'carl'], 2);
  const awaited = { signers: [ben, carl], timeFor: () => new Date(0) };
  const found = rehearsalSigners({ trust, signers: [anna, ben, carl], awaited });
  expect(found.signers).toHaveLength(2);
  expect(found.signers[0]).toBe(anna);
  expect(found.trust.threshold).toBe(2);
  const [, standIn] = found.signers;
  expect(found.trust.keys).toEqual([...trust.keys, standIn?.publicKey]);
  expect(rehearsalSigners({ trust, signers: [anna, ben] })).toEqual({ trust, signers: [anna, ben] });
});
