import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { treeLines } from '../../../src/commands/demo/tree.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

describe('treeLines', () => {
  test('draws folders and files with sizes, sorted, digests shortened', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'bundles/empty'), { recursive: true });
    writeFileSync(join(directory, 'bundles', `${'ab'.repeat(32)}.pump-1.0.0.zip`), Buffer.alloc(2048));
    writeFileSync(join(directory, 'latest'), '"1.0.0"\n');
    writeFileSync(join(directory, '1.0.0'), '');
    expect(await treeLines(directory)).toEqual([
      '├── 1.0.0                         0 B',
      '├── bundles/',
      '│   ├── abababab….pump-1.0.0.zip  2.0 KiB',
      '│   └── empty/',
      '└── latest                        8 B',
    ]);
  });

  test('draws nothing for an empty directory', async () => {
    expect(await treeLines(temporaryDirectory())).toEqual([]);
  });
});
