import { expect, test } from 'vitest';
import { deviceFamilies } from '../../src/devices/registry.js';
import { DEVICE_FAMILIES } from '../../src/project/device-families.js';

test('every family answers to its name, has a title of its own, and decides', async () => {
  const families = await deviceFamilies(DEVICE_FAMILIES);
  expect(families.map(({ name }) => name)).toEqual(DEVICE_FAMILIES);
  expect(new Set(families.map(({ title }) => title)).size).toBe(DEVICE_FAMILIES.length);
  for (const { decide } of families) expect(decide).toBeTypeOf('function');
});

test('families come in the order that was asked for', async () => {
  const families = await deviceFamilies(['pantavisor', 'zos']);
  expect(families.map(({ name }) => name)).toEqual(['pantavisor', 'zos']);
  expect(await deviceFamilies([])).toEqual([]);
});
