import type { CatalogueEntry } from './entry.js';

export const rehearsalErrors = {} as const satisfies Readonly<Record<string, CatalogueEntry<never>>>;
