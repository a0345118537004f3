import { expect, test } from 'vitest';
import { agentFiles } from '../../../src/devices/ioto/agent-file.js';
import { sha256Hex } from '../../../src/site/json-bytes.js';
import { familyProject } from '../../support/connhex-input.js';

test('a project that says nothing of the agent has no file', () => {
  expect(agentFiles({ project: familyProject({}, { devices: { ioto: {} } }), version: '1.1.0' })).toEqual([]);
});

test('the update block is named by its digest', () => {
  const project = familyProject({}, { devices: { ioto: { update: { period: '1 day' } } } });
  const [file, ...others] = agentFiles({ project, version: '1.1.0' });
  if (file?.body.kind !== 'bytes') throw new Error('no file');
  expect(others).toEqual([]);
  expect(JSON.parse(Buffer.from(file.body.bytes).toString()).update).toEqual({ enable: true, period: '1 day' });
  expect(file.path).toBe(`ioto/files/${sha256Hex(file.body.bytes)}.pump-1.1.0.update.json5`);
});
