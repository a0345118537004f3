import { describe, expect, it } from 'vitest';
import { isOwnName, lastingName, ownName } from '../../../src/hosts/http-put/manners.js';
import { sitePathFault } from '../../../src/hosts/site-path.js';

describe('names of our own', () => {
  it('are new each time, may be paths of a site, and are known again', () => {
    for (const dotFiles of [true, false]) {
      const names = [ownName(dotFiles, Math.random), ownName(dotFiles, Math.random), lastingName(dotFiles)];
      expect(new Set(names).size).toBe(3);
      for (const name of names) {
        expect(name).toMatch(/^[a-z0-9.-]+$/);
        expect(name.startsWith('.')).toBe(dotFiles);
        expect(sitePathFault(name)).toBeUndefined();
        expect(isOwnName(name)).toBe(true);
        expect(isOwnName(`${name}-folder/object`)).toBe(true);
      }
    }
  });

  it('stay the same where they stay', () => {
    expect([lastingName(true), lastingName(false)]).toEqual(['.ota-release-check', 'ota-release-probe-check']);
  });

  it.each(['latest', 'ota-release', 'bundles/.ota-release-x', '_headers'])('%s is none of them', (path) => {
    expect(isOwnName(path)).toBe(false);
  });
});
