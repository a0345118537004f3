import type { NewObject } from '../../site/next-index.js';
import type { FamilyViews } from '../device-views.js';
import { readIvySettings } from './settings.js';
import { probePaths } from './site-paths.js';

/**
 * The documents that the repository test of a device reads (Ivy contract, “Source download”): an empty list of tags, and a
 * README. They are the same for every channel of the site and for every release: channels share one repository, and what two of
 * them would write differently, each would find stale after the other.
 */
export const ivyViews: FamilyViews = (settings, { channel, publicUrl }) => {
  const read = readIvySettings(settings);
  if (read === undefined) return [];
  const { gitlab, github } = probePaths(read);
  const object = (path: string, text: string): NewObject => ({ path, bytes: new TextEncoder().encode(text) });
  return [
    ...(gitlab === undefined ? [] : [object(gitlab, '[]')]),
    ...(github === undefined ? [] : [object(github, readme(channel.product, publicUrl))]),
  ];
};

const readme = (product: string, publicUrl: string): string =>
  [
    `# ${product}`,
    '',
    `Over-the-air releases of ${product}. The versions are listed in ${publicUrl}/versions and, signed, in`,
    `${publicUrl}/index.json; those of other channels below ${publicUrl}/channels/.`,
    '',
  ].join('\n');
