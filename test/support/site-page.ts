import { pageMaker } from '../../src/page/made-page.js';
import { FACTS_SLOT, OBJECTS_SLOT } from '../../src/page/page-document.js';
import { channelLayout } from '../../src/site/layout.js';
import type { MakePage } from '../../src/site/next-index.js';

/** A page for people, before it is made for a site; as small as one can be. */
export const pageTemplate = (version = '1'): string =>
  `<!doctype html><title>page ${version}</title>${FACTS_SLOT}${OBJECTS_SLOT}<p>the end</p>\n`;

/** Makes such pages of a channel, as this version of the tool. */
export const testPage = (version = '1', channel = 'stable'): MakePage =>
  pageMaker(pageTemplate(version), { layout: channelLayout(channel), channels: [] });
