import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatBytes } from '../../report/units.js';

/** A digest in a name is as long as everything else on the line: its start tells names apart. */
const DIGEST = /[0-9a-f]{64}/g;
const DIGEST_SHOWN = 8;

/** The tree below a directory as lines of text, names sorted, files with their size, digests in names shortened. */
export const treeLines = async (directory: string): Promise<readonly string[]> => {
  const rows = await rowsOf(directory, '');
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  return rows.map(({ name, size }) => (size === undefined ? name : `${name.padEnd(width)}  ${formatBytes(size)}`));
};

interface Row {
  readonly name: string;
  /** Bytes; undefined for a directory. */
  readonly size?: number;
}

const rowsOf = async (directory: string, indent: string): Promise<readonly Row[]> => {
  const entries = (await readdir(directory, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows: Row[] = [];
  for (const [index, entry] of entries.entries()) {
    const last = index === entries.length - 1;
    const path = join(directory, entry.name);
    const shown = entry.name.replaceAll(DIGEST, (digest) => `${digest.slice(0, DIGEST_SHOWN)}…`);
    const name = `${indent}${last ? '└── ' : '├── '}${shown}${entry.isDirectory() ? '/' : ''}`;
    if (!entry.isDirectory()) rows.push({ name, size: (await stat(path)).size });
    else rows.push({ name }, ...(await rowsOf(path, `${indent}${last ? '    ' : '│   '}`)));
  }
  return rows;
};
