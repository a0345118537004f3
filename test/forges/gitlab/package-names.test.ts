import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/forges/gitlab/package-names.js';
import { genericPackagePath } from '../../support/gitlab/shapes.js';

const page = (product: string, version = '1.2.0') => ({ product, version });

describe('checkNames', () => {
  it.each([
    // what GitLab takes
    ['a release', page('edge-gateway')],
    ['a name with all that it may have', page('Edge_gateway.2-x')],
    ['a pre-release', page('edge-gateway', '1.2.0-rc.1')],
    ['a build', page('edge-gateway', '1.2.0-rc.1+build.5')],
  ])('has nothing to say against %s', (_what, wanted) => {
    expect(checkNames(wanted)).toEqual([]);
  });

  it('finds every name that GitLab refuses', () => {
    expect(checkNames(page('a b', '1..0')).map(({ code, message }) => [code, message])).toEqual([
      ['gitlab-package-name', 'The product "a b" can’t be part of a package of GitLab.'],
      ['gitlab-package-name', 'The version "1..0" can’t be part of a package of GitLab.'],
    ]);
    expect(checkNames(page('..'))).toHaveLength(1);
  });

  it('lets no version through that the documented pattern refuses', () => {
    const version = fc.string({
      unit: fc.constantFrom('1', 'a', '.', '-', '+', '_', ' ', '/'),
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(version, (text) => {
        fc.pre(checkNames(page('a', text)).length === 0 && !/^\.+$/.test(text));
        expect(genericPackagePath.shape.package_version.safeParse(text).success).toBe(true);
      }),
    );
  });
});
