import { expect, test } from 'vitest';
import { indexEntry } from '../../src/steps/index-entry.js';
import { draftOf } from '../support/channel.js';
import { familyProject } from '../support/connhex-input.js';

const { statement } = draftOf('1.1.0');
const entryOf = (keys: object) =>
  indexEntry(familyProject({}, { devices: { ioto: {} }, ...keys }), statement, 'd'.repeat(64), []);

test.each([
  [{}, undefined],
  [{ rollout: 100 }, undefined],
  [{ rollout: 10 }, { percent: 10 }],
  [{ rollout: 0 }, { percent: 0 }],
  [{ rollout: { over: '48h' } }, { percent: 100, hours: 48 }],
])('%j is offered to %j', async (options, rollout) => expect((await entryOf(options)).rollout).toEqual(rollout));

test('names what was signed with it, and nothing where nothing was', async () => {
  const sealed = { family: 'ioto', path: 'ioto/files/x.ota', sha256: 'a'.repeat(64), size: 3 };
  const entry = await indexEntry(familyProject({}, { devices: [] }), statement, 'd'.repeat(64), [sealed]);
  expect(entry).toMatchObject({ version: '1.1.0', upgradeObject: { sha256: 'd'.repeat(64) }, sealedFiles: [sealed] });
  expect(await entryOf({})).not.toHaveProperty('sealedFiles');
});
