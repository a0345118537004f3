import { expect, test } from 'vitest';
import { ivySettings, readIvySettings } from '../../../src/devices/ivy/settings.js';
import { ivyProject } from '../../support/ivy-input.js';

test('say what is meant where the project doesn’t', () => {
  expect(ivySettings(ivyProject())).toEqual({ archives: ['gitlab', 'github'], systemName: 'roof-das' });
  const project = ivyProject({ repository: 'team/logger', archives: ['gitlab'], systemName: 'roof' });
  expect(ivySettings(project)).toEqual({ repository: 'team/logger', archives: ['gitlab'], systemName: 'roof' });
});

test('what is written into the index is read from it again', () => {
  const settings = ivySettings(ivyProject({ repository: 'team/logger' }));
  expect(readIvySettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
});

test.each([undefined, null, {}, [], { archives: ['zip'], systemName: 'x' }, { archives: [], systemName: 1 }, 'ivy'])(
  'reads nothing from %j',
  (value) => {
    expect(readIvySettings(value)).toBeUndefined();
  },
);

test('a signed repository can’t lead a document elsewhere', () => {
  expect(readIvySettings({ repository: '../../x', archives: ['gitlab'], systemName: 'x' })).toBeUndefined();
  expect(readIvySettings({ repository: 'revisions/x', archives: ['gitlab'], systemName: 'x' })).toBeUndefined();
});
