import { expect, test } from 'vitest';
import { tarballKind } from '../../src/transfer/tarball-kind.js';

test.each([
  // path | kind
  ['site.tar', 'tar'],
  ['a/b.c/site.TAR', 'tar'],
  ['site.tar.gz', 'tar.gz'],
  ['site.tgz', 'tar.gz'],
  ['site', undefined],
  ['site.tar/', undefined],
  ['site.gz', undefined],
  ['tar', undefined],
  ['site.tar.zst', undefined],
])('%s names a %s', (path, kind) => expect(tarballKind(path)).toBe(kind));
