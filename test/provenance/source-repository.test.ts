import { expect, test } from 'vitest';
import { sourceRepository } from '../../src/provenance/source-repository.js';

test.each([
  // remote, repository
  ['https://user:secret@git.example.com/acme/pump.git?token=secret', 'https://git.example.com/acme/pump'],
  ['http://git.example.com:8080/acme/pump', 'http://git.example.com:8080/acme/pump'],
  ['git@github.com:acme/pump.git', 'ssh://github.com/acme/pump'],
  ['ssh://git@git.example.com:2222/acme/pump.git', 'ssh://git.example.com/acme/pump'],
  ['git://git.example.com/acme/pump.git', 'git://git.example.com/acme/pump'],
  ['../remote.git', undefined],
  ['/srv/git/pump.git', undefined],
  [undefined, undefined],
])('the repository of %s is %s', (remote, repository) => {
  expect(sourceRepository(remote)).toBe(repository);
});
