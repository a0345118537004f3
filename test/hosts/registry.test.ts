import { expect, it } from 'vitest';
import { openHost } from '../../src/hosts/registry.js';

it('opens the host that a project names', () => {
  expect(openHost({ kind: 'directory', path: '/srv/site' })).toMatchObject({ kind: 'directory', location: '/srv/site' });
});
