import type { CatalogueEntry } from './entry.js';

export const connhexErrors = {} as const satisfies Readonly<Record<string, CatalogueEntry<never>>>;
