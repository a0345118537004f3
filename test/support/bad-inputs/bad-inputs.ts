import type { BadInput } from './bad-input.js';
import { bundles, configs } from './contents.js';
import { projectFile, versions } from './project.js';
import { commandLines, keys, repositories, sites } from './surroundings.js';

/** Every bad input, by what it is about. */
export const badInputs: Readonly<Record<string, readonly BadInput[]>> = {
  'the project file': projectFile,
  'the version': versions,
  'the config contract': configs,
  'the bundle': bundles,
  'the repository': repositories,
  'the keys': keys,
  'the site and its host': sites,
  'the command line and environment': commandLines,
};
