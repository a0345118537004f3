import { expect, test } from 'vitest';
import { checkAddress } from '../../../src/devices/ivy/check-address.js';
import { ivyProject } from '../../support/ivy-input.js';

const placed = (options: object, keys: object = {}) =>
  checkAddress(ivyProject(options, keys)).map(({ code, severity, place }) => `${severity} ${code} ${place?.path}`);

test.each([
  // options | public URL | findings
  [{}, 'http://example.com/das', []],
  [{ repository: 'team/logger' }, 'https://example.com', []],
  [{ repository: 'team/logger' }, 'https://example.com:8443/', []],
  [{ repository: 'team/logger' }, 'https://example.com/das', ['error ivy-url-path publicUrl']],
  [{ repository: 'team/logger' }, 'http://example.com', ['warning ivy-url-insecure publicUrl']],
  [{ repository: 'a/b/c', archives: ['github'] }, undefined, ['error ivy-repository-depth devices.ivy.repository']],
  [{ repository: 'a/b/c' }, undefined, []],
])('%j at %s', (options, publicUrl, expected) => {
  expect(placed(options, { publicUrl })).toEqual(expected);
});
