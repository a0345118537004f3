import { expect, test } from 'vitest';
import { meaningOf } from '../../../../src/devices/ioto/policy/names.js';

test.each([
  // name, kind, name of what it means
  ['model', 'property', 'model'],
  ['device.model', 'property', 'model'],
  ['value.model', 'property', 'model'],
  ['device.device.model', 'property', 'device.model'],
  ['network.type', 'property', 'network.type'],
  ['version', 'builtIn', 'version'],
  ['device.version', 'builtIn', 'version'],
  ['value.minor', 'builtIn', 'minor'],
  ['newVersion', 'builtIn', 'newVersion'],
  ['update.version', 'builtIn', 'newVersion'],
  ['device.newVersion', 'property', 'newVersion'],
  ['__proto__', 'property', '__proto__'],
])('%s is the %s %s', (name, kind, meant) => {
  expect(meaningOf(name)).toEqual({ kind, name: meant });
});

test.each(['update.name', 'update.major'])('%s is unknown', (name) => {
  expect(meaningOf(name)).toEqual({ kind: 'unknown' });
});
