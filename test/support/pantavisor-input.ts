import { join } from 'node:path';
import type { PantavisorCheckInput } from '../../src/devices/pantavisor/check.js';
import type { RevisionFilesInput } from '../../src/devices/pantavisor/files.js';
import type { PantavisorOptions } from '../../src/project/device-options.js';
import { silentReporter } from '../../src/report/silent.js';
import { CA_FILE, CHAIN_FILE, KEY_PEM, NOW, PARTS, writeParts } from './pantavisor.js';

/** What a test changes about a project whose parts lie in `parts` below its directory. */
export interface PantavisorChanges {
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly options?: Partial<Record<keyof PantavisorOptions, string | undefined>>;
  readonly key?: string | undefined;
  readonly now?: Date;
  readonly version?: string;
  readonly intent?: 'release' | 'plan' | 'check';
  readonly servesDotFiles?: boolean;
  readonly channel?: string;
}

/** What check, files and seal are given, for parts that are written into the directory. */
export const pantavisorInput = (
  directory: string,
  changes: PantavisorChanges = {},
): PantavisorCheckInput & RevisionFilesInput => {
  const { parts = PARTS, options = {}, now = NOW, version = '1.2.0', intent = 'release', channel = 'stable' } = changes;
  writeParts(join(directory, 'parts'), parts);
  const given = { parts: join(directory, 'parts'), certificates: CHAIN_FILE, ca: CA_FILE, ...options };
  const pantavisor = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const key = 'key' in changes ? changes.key : KEY_PEM;
  return {
    project: { families: { pantavisor }, channel, product: 'pump', place: (path) => ({ path }) },
    directory,
    clock: () => now,
    version,
    intent,
    publicUrl: 'https://updates.example.com/pump',
    servesDotFiles: changes.servesDotFiles,
    secret: (variable) => (variable === 'OTA_PANTAVISOR_KEY' ? key : undefined),
    reporter: silentReporter,
    workDirectory: async () => directory,
  };
};
