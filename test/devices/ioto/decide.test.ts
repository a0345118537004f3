import { expect, test } from 'vitest';
import type { FieldedDevice } from '../../../src/devices/device-family.js';
import { decideIoto } from '../../../src/devices/ioto/decide.js';
import { type IotoRelease, iotoChannel } from '../../support/ioto.js';

test.each<[device: FieldedDevice, releases: readonly IotoRelease[], kind: string]>([
  [{ version: '1.0.0' }, [{ version: '1.1.0' }], 'takes'],
  [{ version: '1.1.0' }, [{ version: '1.1.0' }], 'stays'],
  [{ version: '2.0.0' }, [{ version: '1.1.0' }], 'stays'],
  [{ version: '1.0.0' }, [{ version: '1.1.0', policy: 'memory > 256' }], 'stays'],
  [{ version: '1.0.0', properties: { memory: 512 } }, [{ version: '1.1.0', policy: 'memory > 256' }], 'takes'],
  [{ version: '1.0.0' }, [{ version: '1.1.0', percent: 0 }], 'stays'],
  [{ version: '1.0.0' }, [{ version: '1.1.0', withoutFile: true }], 'stuck'],
  [{ version: '1.0.0' }, [{ version: '2.0.0', upgradeFrom: '>=1.5.0' }], 'stuck'],
])('%j over %j %s', (device, releases, kind) => {
  expect(decideIoto(device, { channel: iotoChannel(releases) }).kind).toBe(kind);
});
