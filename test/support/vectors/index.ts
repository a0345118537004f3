import { cohortVectors } from './cohort-vectors.js';
import { decisionVectors } from './decision-vectors.js';
import { dsseVectors } from './dsse-vectors.js';
import { minisignVectors } from './minisign-vectors.js';
import { tamperedVectors } from './tampered-vectors.js';
import { encodingVectors, jsonVectors } from './text-vectors.js';
import { type VectorFile, vectorJson } from './vector-file.js';
import { keyVectors } from './vector-keys.js';
import { vectorSites } from './vector-sites.js';
import { versionVectors } from './version-vectors.js';

/** Every generated file of `test/vectors/`: the same bytes on every machine, whenever they are made. */
export const vectorFiles = async (): Promise<readonly VectorFile[]> => {
  const sites = await vectorSites();
  return [
    keyVectors(),
    ...encodingVectors(),
    jsonVectors(),
    await dsseVectors(),
    await minisignVectors(),
    ...versionVectors(),
    cohortVectors(),
    vectorJson('sites.json', 'Sites in directories below sites/, each sound for an audit with these keys at "now".', {
      sites: sites.map(({ name, about, keys, threshold, channels }) => ({
        name,
        about,
        directory: `sites/${name}`,
        keys,
        threshold,
        channels,
        now: '2026-02-10T00:00:00Z',
      })),
    }),
    decisionVectors(),
    await tamperedVectors(sites),
    ...sites.flatMap(({ name, objects }) =>
      [...objects].map(([path, bytes]) => ({ path: `sites/${name}/${path}`, bytes })),
    ),
  ];
};
