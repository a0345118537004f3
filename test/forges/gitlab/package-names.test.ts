import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/forges/gitlab/package-names.js';
import type { ReleasePage } from '../../../src/forges/release-page.js';
import { genericPackagePath } from '../../support/gitlab/shapes.js';

const page = (facts: Partial<Pick<ReleasePage, 'product' | 'version'>>, ...names: readonly string[]): ReleasePage => ({
  product: 'edge-gateway',
  version: '1.2.0',
  tag: 'v1.2.0',
  title: '',
  notes: '',
  prerelease: false,
  latest: true,
  ...facts,
  assets: names.map((name) => ({ name, body: { kind: 'bytes', bytes: new Uint8Array() }, mediaType: 'text/plain' })),
});

describe('checkNames', () => {
  it.each([
    // what GitLab takes
    ['a release', page({}, 'edge-gateway-1.2.0.zip', 'edge_gateway.minisig')],
    ['a pre-release', page({ version: '1.2.0-rc.1' })],
    ['a build', page({ version: '1.2.0-rc.1+build.5' })],
  ])('has nothing to say against %s', (_what, wanted) => {
    expect(checkNames(wanted)).toEqual([]);
  });

  it('finds every name that GitLab refuses', () => {
    const wanted = page({ product: 'a b', version: '1..0' }, 'ok.zip', 'mañana.zip', '..', 'a/b');
    expect(checkNames(wanted).map(({ code, message }) => [code, message])).toEqual([
      ['gitlab-package-name', 'The product "a b" can’t be part of a package of GitLab.'],
      ['gitlab-package-name', 'The version "1..0" can’t be part of a package of GitLab.'],
      ['gitlab-package-name', 'The file "mañana.zip" can’t be part of a package of GitLab.'],
      ['gitlab-package-name', 'The file ".." can’t be part of a package of GitLab.'],
      ['gitlab-package-name', 'The file "a/b" can’t be part of a package of GitLab.'],
    ]);
  });

  it('lets no version through that the documented pattern refuses', () => {
    const version = fc.string({
      unit: fc.constantFrom('1', 'a', '.', '-', '+', '_', ' ', '/'),
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(version, (text) => {
        fc.pre(checkNames(page({ version: text })).length === 0 && !/^\.+$/.test(text));
        expect(genericPackagePath.shape.package_version.safeParse(text).success).toBe(true);
      }),
    );
  });
});
