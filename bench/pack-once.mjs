// Packs one tree with the code under test, as a process of its own: `node pack-once.mjs ROOT OUT [THREADS]`.
import { collectEntries } from '../src/bundle/entries.js';
import { pack } from '../src/bundle/pack.js';

const [root, out, threads] = process.argv.slice(2);
const { entries } = await collectEntries({ root, include: [], exclude: [], symlinks: 'refuse' });
await pack(entries, { out, modifiedAt: 1_700_000_000, ...(threads === undefined ? {} : { threads: Number(threads) }) });
