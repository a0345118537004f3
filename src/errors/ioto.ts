import type { CatalogueEntry } from './entry.js';

export const iotoErrors = {} as const satisfies Readonly<Record<string, CatalogueEntry<never>>>;
