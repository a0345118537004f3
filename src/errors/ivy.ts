import type { CatalogueEntry } from './entry.js';

export const ivyErrors = {} as const satisfies Readonly<Record<string, CatalogueEntry<never>>>;
