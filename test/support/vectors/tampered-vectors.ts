import type { Patch } from './patches.js';
import type { Objects } from './site-builder.js';
import { tamperedIndexes } from './tampered-indexes.js';
import { tamperedObjects } from './tampered-objects.js';
import { tamperedReleases } from './tampered-releases.js';
import { statementAt, TAMPERED_DEVICE, type TamperedVector, tampered, textAt } from './tampering.js';
import { type VectorFile, vectorJson } from './vector-file.js';
import type { SiteVector } from './vector-sites.js';

/** Every variant of a site, with what is to be said of it. */
export const tamperedVectors = async (sites: readonly SiteVector[]): Promise<VectorFile> => {
  const objectsOf = (wanted: string): Objects => sites.find(({ name }) => name === wanted)?.objects ?? new Map();
  const pair = objectsOf('pair');
  const cases = [
    ...(await tamperedObjects(pair)),
    ...(await tamperedIndexes(pair)),
    ...(await tamperedReleases(pair)),
    ...tamperedArchives(objectsOf('archive')),
  ];
  return vectorJson(
    'tampered.json',
    'Sites of sites.json with patches, made one after the other: what a device does there (any of "outcomes" is right), and what an audit finds ("sound", or a code of docs/errors.md among others).',
    { cases },
    { device: TAMPERED_DEVICE },
  );
};

const tamperedArchives = (archive: Objects): readonly TamperedVector[] => [
  tampered(
    'an archive page is another one',
    'R-51',
    [pagePatch(archive)],
    [{ take: '1.0.0' }],
    'site-archive-broken',
    { installed: '0.3.0' },
    'archive',
  ),
  tampered(
    'the directory of the archive is missing',
    'R-51',
    [{ path: directoryOf(archive), remove: true }],
    [{ take: '1.0.0' }],
    'site-archive-broken',
    { installed: '0.3.0' },
    'archive',
  ),
];

const directoryOf = (objects: Objects): string => {
  const { archive } = statementAt(objects, 'index.json').predicate;
  return typeof archive === 'object' && archive !== null ? String(Reflect.get(archive, 'path')) : '';
};

const pagePatch = (objects: Objects): Patch => {
  const { pages }: { pages: readonly { path: string }[] } = JSON.parse(textAt(objects, directoryOf(objects)));
  return { path: pages[0]?.path ?? '', find: '"releases":', with: '"releases": ' };
};
