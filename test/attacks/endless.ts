import type { SiteObjects } from '../support/site.js';
import { pathWith } from '../support/tamper.js';

/** The paths that attacks call endless: a bundle is named by its version, because its path holds its digest. */
export const endlessOf = (site: SiteObjects, named: readonly string[] = []): readonly string[] =>
  named.map((name) => {
    const [, version] = /^bundle of (.*)$/.exec(name) ?? [];
    return version === undefined
      ? name
      : pathWith(new Map([...site].filter(([path]) => path.endsWith('.zip'))), `-${version}.zip`);
  });
