import { expect, test } from 'vitest';
import { devicesSchema } from '../../src/project/devices-schema.js';
import { resolveFamilies } from '../../src/project/resolve-families.js';

const resolved = (devices: object) => resolveFamilies(devicesSchema.parse(devices), (path) => `/project/${path}`);

test('the file of Ivy’s constants is absolute, and nothing else of it changes', () => {
  const ivy = { repository: 'team/logger', constants: { file: 'src/constants.py', version: 'VERSION' } };
  expect(resolved({ ivy })).toEqual({
    ivy: { ...ivy, constants: { ...ivy.constants, file: '/project/src/constants.py' } },
  });
  expect(resolved({ ivy: {} })).toEqual({ ivy: {} });
});

test('the agent’s configuration of Ioto is absolute; patterns of samples stay as they are', () => {
  expect(resolved({ ioto: { agentConfig: 'ioto.json5', samples: ['devices/*.json'] } })).toEqual({
    ioto: { agentConfig: '/project/ioto.json5', samples: ['devices/*.json'] },
  });
});

test('families that are not switched on stay so', () => {
  expect(resolved({})).toEqual({});
});
