import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import type { Fault } from '../../src/rehearsal/faults.js';
import { sandboxOf } from '../../src/rehearsal/sandbox.js';
import { runWithFault } from '../../src/rehearsal/script-faults.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const sandbox = sandboxOf('plain', process.env.PATH ?? '');
const script = {
  command: ['sh', '-c', ': >"$DEVICE_ROOT/opt/done"; echo worked'],
  directory: '/opt',
  environment: {},
  timeoutMs: 20_000,
};

test.each([
  // fault, how it ends, exit code
  [undefined, 'exited', 0],
  ['bad-digest', 'exited', 0],
  ['update-fails', 'exited', 1],
  ['update-hangs', 'timed-out', undefined],
  ['power-cut', 'cut', undefined],
] as const)('with %s a script ends as %s', async (fault: Fault | undefined, how, code) => {
  const work = directory();
  const device = await createDeviceRoot(`${work}/device`, '1.0.0');
  let others = 0;
  const another = () => {
    others += 1;
    return createDeviceRoot(`${work}/other`, '1.0.0');
  };
  const end = await runWithFault(sandbox, device, script, fault, another);
  expect(end).toMatchObject({ how, code });
  // It fails and hangs only after its work, and is measured on a device that is gone again.
  if (fault === 'update-fails' || fault === 'update-hangs') expect(existsSync(device.at('/opt/done'))).toBe(true);
  expect(others).toBe(how === 'exited' ? 0 : 1);
  expect(existsSync(`${work}/other`)).toBe(false);
});
