import { parseJsonText } from '../schemas/json-text.js';
import type { RecordedSource } from './recorded-source.js';
import type { SurveyedChannel } from './survey.js';

/** Releases of one site name one address as a rule, and a few after it has moved. */
const MAX_ADDRESSES = 8;

/**
 * The addresses of sites that the upgrade objects of channels give as the place of their bundles, each once, newest release
 * first: `https://updates.example.com/logger`.
 */
export const originalAddresses = async (
  source: RecordedSource,
  channels: readonly Pick<SurveyedChannel, 'layout' | 'releases'>[],
): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const { layout, releases } of channels)
    for (const { entry } of releases.toReversed()) {
      const bytes = await source.recorded(layout.upgradeObject(entry.version));
      const address = bytes && addressIn(bytes, entry.bundle.path);
      if (address !== undefined) found.add(address);
      if (found.size === MAX_ADDRESSES) return [...found];
    }
  return [...found];
};

const addressIn = (bytes: Uint8Array, bundle: string): string | undefined => {
  const { value } = parseJsonText(bytes, { file: bundle });
  if (typeof value !== 'object' || value === null || !('flist' in value) || typeof value.flist !== 'string')
    return undefined;
  return value.flist.endsWith(`/${bundle}`) ? value.flist.slice(0, -bundle.length - 1) : undefined;
};
