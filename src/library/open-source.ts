import { resolve } from 'node:path';
import { openSite } from '../commands/open-site.js';
import { wire } from '../entry/wire.js';
import { silentReporter } from '../report/silent.js';
import type { HttpSource } from '../site/http-source.js';
import type { SiteSource } from '../site/site-source.js';
import { maskedError } from './masked-error.js';
import type { Environment, Site } from './options.js';

/**
 * Opens a site for reading, and closes it again once it was used. A source of the caller’s own is left open.
 *
 * @throws OtaError `verify-location-invalid`, `transfer-archive-…`, `host-…`, and what `use` throws.
 */
export const withSource = async <T>(
  site: Site,
  environment: Environment | undefined,
  use: (source: SiteSource) => Promise<T>,
): Promise<T> => {
  if (typeof site === 'object' && !(site instanceof URL)) return use(site);
  const directory = resolve('.');
  const wiring = wire({ environment: environment ?? {}, directory });
  const services = wiring.services(silentReporter);
  let source: SiteSource | undefined;
  try {
    source = await openSite(String(site), { directory, services });
    return await use(source);
  } catch (error) {
    throw maskedError(error, wiring.mask);
  } finally {
    if (source && isHttp(source)) source.close();
    wiring.cleanUp();
  }
};

const isHttp = (source: SiteSource): source is HttpSource => source.kind === 'http' && 'close' in source;
