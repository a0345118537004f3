// Packs one tree with archiver, for comparison: `node archiver-once.mjs ROOT OUT`.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';

const [root, out] = process.argv.slice(2);
const archive = new ZipArchive({ zlib: { level: 6 } });
archive.directory(root, false);
const written = pipeline(archive, createWriteStream(out));
await archive.finalize();
await written;
