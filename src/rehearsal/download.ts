import type { SiteSource } from '../site/site-source.js';
import type { Fault } from './faults.js';

/** An object of the site with what is signed about it. */
export interface WantedObject {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Lowercase hex. */
  readonly sha256: string;
}

/** An object that was downloaded as a device does it. */
export interface Downloaded {
  /** Absolute path on this machine. */
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  /** 64 raw bytes, what minisign signs. */
  readonly blake2b512: Uint8Array;
  /**
   * How it was taken up again after it had been broken off. `range`: with a Range request. `skipped`: by reading again what was
   * there already, where nothing else can be asked. `restarted`: the server ignored the Range, and all of it came again.
   */
  readonly resumed: 'range' | 'skipped' | 'restarted';
}

export type Download = (
  source: SiteSource,
  wanted: WantedObject,
  options: { readonly to: string; readonly fault?: Fault },
) => Promise<Downloaded>;
