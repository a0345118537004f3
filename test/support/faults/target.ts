import type { Host } from '../../../src/hosts/host.js';
import type { HostUse } from '../../../src/steps/services.js';
import type { Objects } from './soundness.js';

/** A place for a site behind a real server, and the way past everything that stands in front of it. */
export interface Target {
  /** The kind of host, and the server: `http-put on lighttpd`. */
  readonly name: string;
  /** Where the server itself is: `http://127.0.0.1:port`. */
  readonly url: string;
  /** The host as a flag has it, through the server's own URL or a proxy's. */
  readonly hostText: (url: string) => string;
  /** The credentials, as variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Opens the host as a run of its own would, through the server's own URL or a proxy's. */
  readonly open: (url: string, use: HostUse) => Promise<Host>;
  /** Every object of the site as it stands on the server now. */
  readonly objects: () => Promise<Objects>;
  /** Makes the site hold these objects, and nothing else. */
  readonly reset: (objects: Objects) => Promise<void>;
}
