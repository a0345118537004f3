import type { IncomingMessage } from 'node:http';
import { readChannel } from '../../src/site/channel-state.js';
import { channelLayout } from '../../src/site/layout.js';
import type { Published } from '../../src/site/public/verdict.js';
import { type Misbehave, pathOfRequest, siteListener } from './loopback.js';
import { memoryHost } from './memory-host.js';
import { testTrust } from './signing.js';
import type { SiteObjects } from './site.js';

/** What was published, by the objects of a site in memory. `version` is the release that devices must get. */
export const publishedFrom = async (objects: SiteObjects, version: string): Promise<Published> => {
  const layout = channelLayout('stable');
  const trust = testTrust();
  const host = memoryHost();
  for (const [path, bytes] of objects) host.objects.set(path, bytes);
  const { newest } = await readChannel(host, layout, trust);
  if (!newest) throw new Error('nothing is published');
  return { layout, trust, revision: newest, versions: [version] };
};

/** A web server whose site can be exchanged, and that keeps what it was asked for. */
export const exchangeableSite = (first: SiteObjects, misbehave?: Misbehave) => {
  let site = first;
  const requests: string[] = [];
  const plainOf = (path: string): number => requests.filter((request) => request === `plain ${path}`).length;
  return {
    /** `plain latest`, `past-caches latest`. */
    requests,
    plainOf,
    deploy: (objects: SiteObjects): void => {
      site = objects;
    },
    listener: (...[request, response]: Parameters<ReturnType<typeof siteListener>>): void => {
      requests.push(`${routeOf(request)} ${pathOfRequest(request)}`);
      siteListener(site, misbehave)(request, response);
    },
  };
};

const routeOf = ({ url = '' }: IncomingMessage): string => (url.includes('?') ? 'past-caches' : 'plain');
