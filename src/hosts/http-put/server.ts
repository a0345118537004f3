import type { PutClient } from './client.js';
import type { Folders } from './folders.js';
import type { Manners } from './manners.js';
import type { Timing } from './waits.js';

/** A server, and what this run knows of it. */
export interface PutServer {
  readonly client: PutClient;
  readonly timing: Timing;
  readonly folders: Folders;
  readonly manners: () => Manners;
}
