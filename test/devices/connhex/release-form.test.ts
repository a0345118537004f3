import { expect, test } from 'vitest';
import { formTexts } from '../../../src/devices/connhex/release-form.js';
import { familyProject } from '../../support/connhex-input.js';

test.each([
  // options, keys of the project, notes, the texts besides version and filename
  [{}, {}, undefined, { mandatory: 'false' }],
  [{ mandatory: true }, {}, 'New', { note: 'New', mandatory: 'true' }],
  [{}, { upgradeFrom: '^1.0.0' }, undefined, { mandatory: 'false', min_version: '1.0.0', max_version: '2.0.0' }],
  [{ maxVersion: '1.9.0' }, { upgradeFrom: '>1.0.0' }, undefined, { mandatory: 'false', max_version: '1.9.0' }],
])('of a project with %j and %j', (options, keys, notes, texts) => {
  const project = familyProject(options, keys);
  expect(formTexts({ project, version: '1.1.0', ...(notes === undefined ? {} : { notes }) })).toEqual({
    filename: 'pump-1.1.0.zip',
    texts: { version: '1.1.0', filename: 'pump-1.1.0.zip', ...texts },
  });
});
