import { describe, expect, test } from 'vitest';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { confines, runOn } from '../support/confinement.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

describe('namespaces', () => {
  confines('namespaces', directory);

  test('programs are read-only, and a script that stumbles over it is told why', async () => {
    const device = await createDeviceRoot(`${directory()}/device`, '1.0.0');
    const { code, output } = await runOn('namespaces', device, 'echo x >/usr/bin/app');
    expect(code).not.toBe(0);
    expect(output).toContain('docs/rehearsal.md, “Isolation”');
  });
});

describe('overlay', () => {
  confines('overlay', directory);

  test('programs may be changed, and are changed on that device alone', async () => {
    const device = await createDeviceRoot(`${directory()}/device`, '1.0.0');
    const text =
      'printf "#!/bin/sh\\necho seven\\n" >/usr/local/bin/seven; chmod 755 /usr/local/bin/seven; rm /usr/bin/awk; seven';
    expect(await runOn('overlay', device, text)).toMatchObject({ code: 0, output: 'seven\n' });
    expect(await runOn('overlay', device, 'seven; command -v awk || echo no awk')).toMatchObject({
      output: 'seven\nno awk\n',
    });
    const other = await createDeviceRoot(`${directory()}/device`, '1.0.0');
    expect(await runOn('overlay', other, 'command -v seven; command -v awk')).toMatchObject({
      output: '/usr/bin/awk\n',
    });
  });
});
