import type { ZosOptions } from '../../project/device-options.js';

/** What the project gives 0-OS nodes besides the bundle. */
export interface OwnAddresses {
  /** Absolute http(s) URL. */
  readonly flist?: string;
  /** 0-db URL. */
  readonly storage?: string;
}

/** The addresses of the project’s own that nodes are given with a version; undefined where it sets none. */
export const ownAddresses = (options: ZosOptions | undefined, version: string): OwnAddresses | undefined => {
  const { flist, storage } = options ?? {};
  if (flist === undefined && storage === undefined) return undefined;
  return {
    ...(flist === undefined ? {} : { flist: flist.replaceAll('{version}', version) }),
    ...(storage === undefined ? {} : { storage }),
  };
};
