/** What a thread leaves behind is short-lived: a small nursery keeps the memory down and costs no time. */
export const PACKING_THREAD_LIMITS = { maxYoungGenerationSizeMb: 6 } as const;

/** Where the packing threads' code is: built, beside this code in dist; from source, in dist too. */
export const packingThreadUrl = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/deflate-worker.js' : './deflate-worker.js', import.meta.url);
