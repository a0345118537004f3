import { hostContract } from './host-contract.js';
import { directoryHost } from '../../src/hosts/directory.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
hostContract('a directory', () => {
  const parent = mkdtempSync(join(tmpdir(), 'ota-site-'));
  return { host: directoryHost(join(parent, 'site')), dispose: () => rmSync(parent, { recursive: true, force: true }) };
});
