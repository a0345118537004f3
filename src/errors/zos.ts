import type { CatalogueEntry } from './entry.js';

export const zosErrors = {} as const satisfies Readonly<Record<string, CatalogueEntry<never>>>;
