import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { hostSource } from '../../src/site/host-source.js';
import type { SiteSource } from '../../src/site/site-source.js';
import { openSpool, type Spool } from '../../src/transfer/spool.js';
import type { SurveyRequest } from '../../src/transfer/survey.js';
import { closing } from './closing.js';
import { memoryHost } from './memory-host.js';
import { testTrust } from './signing.js';
import type { SiteObjects } from './site.js';
import { temporaryDirectories } from './temporary.js';

/** A while after the test sites were made, and long before their indexes expire. */
export const NOW = new Date('2026-03-01T00:00:00Z');

/** Opens spools that are gone after each test of the file. */
export const spools = (): (() => Promise<Spool>) => {
  const temporaryDirectory = temporaryDirectories();
  const close = closing();
  return async () => {
    const spool = await openSpool(mkdtempSync(join(temporaryDirectory(), 'spool-')));
    close(() => spool.close());
    return spool;
  };
};

/** A site that tells how often each of its objects was asked for. */
export interface CountedSource extends SiteSource {
  readonly asked: Map<string, number>;
}

/** The objects as a source; changes of the map are seen. */
export const countedSource = (objects: SiteObjects): CountedSource => {
  const source = hostSource(memoryHost({ objects }));
  const asked = new Map<string, number>();
  const count = (path: string): void => void asked.set(path, (asked.get(path) ?? 0) + 1);
  return {
    ...source,
    asked,
    read: (path) => {
      count(path);
      return source.read(path);
    },
    stream: (path, use) => {
      count(path);
      return source.stream(path, use);
    },
  };
};

/** A survey of all of a site, with the key of the tests. */
export const surveyRequest = async (
  objects: SiteObjects,
  spool: Spool,
  changes: Partial<SurveyRequest> = {},
): Promise<SurveyRequest> => ({
  source: countedSource(objects),
  trust: testTrust(),
  now: NOW,
  spool,
  wish: () => ({}),
  patienceMs: 0,
  ...changes,
});
