import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decideIoto } from '../../../src/devices/ioto/decide.js';
import { iotoPioneer } from '../../../src/devices/ioto/pioneer.js';
import { familyProject } from '../../support/connhex-input.js';
import { iotoChannel } from '../../support/ioto.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();

const projectWith = (...texts: readonly string[]) => {
  const directory = temporary();
  for (const [index, text] of texts.entries()) writeFileSync(join(directory, `${index}.json`), text);
  return familyProject({}, { devices: { ioto: { samples: ['*.json'] } } }, directory);
};

describe('a device that is offered a release first', () => {
  test('is any where everybody is', async () => {
    const channel = iotoChannel([{ version: '1.1.0' }]);
    expect(await iotoPioneer('1.1.0', channel, projectWith())).toEqual({});
  });

  test.each([[1], [50], [99]])('is of the part that %i percent reach', async (percent) => {
    const channel = iotoChannel([{ version: '1.1.0', percent }]);
    const traits = await iotoPioneer('1.1.0', channel, undefined);
    expect(decideIoto({ version: '1.0.0' }, { channel }).kind).toBe('stays');
    expect(decideIoto({ version: '1.0.0', ...traits }, { channel })).toEqual({ kind: 'takes', version: '1.1.0' });
  });

  test('is nobody at 0 percent', async () => {
    const channel = iotoChannel([{ version: '1.1.0', percent: 0 }]);
    const traits = await iotoPioneer('1.1.0', channel, undefined);
    expect(decideIoto({ version: '1.0.0', ...traits }, { channel }).kind).toBe('stays');
  });

  test('tells what the first sample does that the policy matches', async () => {
    const channel = iotoChannel([{ version: '1.1.0', policy: 'memory > 256' }]);
    const [small, large] = [64, 512].map((memory) => JSON.stringify({ id: 'x', version: '1.0.0', memory, note: null }));
    const traits = await iotoPioneer('1.1.0', channel, projectWith(small ?? '', large ?? ''));
    expect(traits).toEqual({ properties: { memory: 512 } });
    expect(decideIoto({ version: '0.9.0', ...traits }, { channel })).toEqual({ kind: 'takes', version: '1.1.0' });
  });

  test.each([
    // policy | samples
    ['memory > 256', []],
    ['memory > 256', ['{"version":"1.0.0","memory":1}']],
    ['semver(version, "<", newVersion)', ['{"version":"1.0.0","memory":512}']],
  ])('has no properties by %j with %j', async (policy, samples) => {
    const channel = iotoChannel([{ version: '1.1.0', policy }]);
    expect(await iotoPioneer('1.1.0', channel, projectWith(...samples))).toEqual({});
  });
});
