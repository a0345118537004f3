import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { directoryHost } from '../../../src/hosts/directory.js';
import type { Objects } from './soundness.js';
import type { Target } from './target.js';

/** Where the directory host works; it is gone after a run that ended by itself. */
const WORK_AREA = '.ota-release/';

/** Every file below a directory by its path; files that vanish while others write are left out. */
export const objectsBelow = (root: string): Objects => {
  const objects = new Map<string, Uint8Array>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    objects.set(relative(root, file), readFileSync(file));
  }
  return objects;
};

/** The objects of a site without what a run that was stopped left in its work area. */
export const withoutWorkArea = (objects: Objects): Objects =>
  new Map([...objects].filter(([path]) => !path.startsWith(WORK_AREA)));

/** Makes the directory hold these objects alone. */
export const fillDirectory = (root: string, objects: Objects): void => {
  for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true, force: true });
  for (const [path, bytes] of objects) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
};

/** A site in a directory that is there. */
export const directoryTarget = (root: string): Target => ({
  name: 'directory',
  url: 'file:',
  environment: {},
  hostText: () => root,
  open: async () => directoryHost(root),
  objects: async () => objectsBelow(root),
  reset: async (objects) => fillDirectory(root, objects),
});
