import type { CatalogueEntry } from './entry.js';

export const pantavisorErrors = {} as const satisfies Readonly<Record<string, CatalogueEntry<never>>>;
