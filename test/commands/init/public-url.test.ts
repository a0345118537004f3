import { describe, expect, test } from 'vitest';
import { pagesUrl, remoteRepository } from '../../../src/commands/init/public-url.js';

describe('remoteRepository', () => {
  test.each([
    // URL, server, path
    ['https://github.com/Acme/pump.git', 'github.com', 'Acme/pump'],
    ['https://token@GitHub.com/acme/pump', 'github.com', 'acme/pump'],
    ['git@gitlab.com:acme/edge/pump.git', 'gitlab.com', 'acme/edge/pump'],
    ['ssh://git@git.example.com:2222/acme/pump.git', 'git.example.com', 'acme/pump'],
  ])('%s is on %s: %s', (url, server, path) => {
    expect(remoteRepository(url)).toEqual({ server, path });
  });

  test.each(['', '/srv/git/pump.git', '../remote.git', 'file:///srv/pump.git', 'https://example.com/pump'])(
    '%j is none',
    (url) => {
      expect(remoteRepository(url)).toBeUndefined();
    },
  );
});

describe('pagesUrl', () => {
  test.each([
    // remote, forge, URL
    ['git@github.com:Acme/Pump.git', 'github', 'https://acme.github.io/Pump'],
    ['https://github.com/acme/acme.github.io', 'github', 'https://acme.github.io'],
    ['https://gitlab.com/acme/edge/pump.git', 'gitlab', 'https://acme.gitlab.io/edge/pump'],
    ['https://gitlab.example.com/acme/pump.git', 'gitlab', undefined],
    ['git@github.com:acme/pump.git', 'gitlab', undefined],
    ['../remote.git', 'github', undefined],
  ] as const)('%s on %s: %s', (url, forge, pages) => {
    expect(pagesUrl(url, forge)).toBe(pages);
  });
});
