import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNginx, type WebServer } from './servers.js';

/** A CDN on loopback. */
export interface Cdn extends WebServer {
  /** Where it keeps things: whoever empties it makes it forget. */
  readonly directory: string;
  /** Forgets everything that it has kept. */
  readonly forget: () => void;
}

export interface CdnOptions {
  /** How long it keeps what was there, and what was not, whatever the origin says; as nginx has it: `1h`. */
  readonly keeps?: string;
  /** It takes a name with any query for the same. */
  readonly ignoresQuery?: boolean;
}

/** nginx as a cache in front of an origin; `X-Cache-Status` says what came out of it. */
export const startCdn = async (
  origin: string,
  { keeps = '1h', ignoresQuery = false }: CdnOptions = {},
): Promise<Cdn> => {
  const cache = mkdtempSync(join(tmpdir(), 'ota-cdn-'));
  const server = await startNginx(
    cache,
    `location / {
      proxy_pass ${origin};
      proxy_cache cdn;
      proxy_cache_valid 200 404 ${keeps};
      proxy_cache_key ${ignoresQuery ? '$uri' : '$request_uri'};
      add_header X-Cache-Status $upstream_cache_status always;
    }`,
    `proxy_cache_path ${cache} keys_zone=cdn:1m inactive=1h;`,
  );
  const forget = (): void => {
    for (const name of readdirSync(cache)) rmSync(join(cache, name), { recursive: true, force: true });
  };
  return {
    url: server.url,
    directory: cache,
    forget,
    stop: async () => {
      await server.stop();
      rmSync(cache, { recursive: true, force: true });
    },
  };
};
