import { describe, expect, test } from 'vitest';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { confines, runOn } from '../support/confinement.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

describe('bubblewrap', () => {
  confines('bubblewrap', directory);

  test('programs are read-only, and a script that stumbles over it is told why', async () => {
    const device = await createDeviceRoot(`${directory()}/device`, '1.0.0');
    const { code, output } = await runOn('bubblewrap', device, 'echo x >/usr/bin/app');
    expect(code).not.toBe(0);
    expect(output).toContain('docs/rehearsal.md, “Isolation”');
  });
});
