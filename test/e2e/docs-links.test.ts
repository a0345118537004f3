import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cloneRoot, localLinks } from '../support/markdown.js';

const documentsIn = (directory: string): readonly string[] =>
  readdirSync(join(cloneRoot, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(directory, name));

const top = readdirSync(cloneRoot).filter((name) => name.endsWith('.md'));
const documents = [...top, ...documentsIn('docs'), ...documentsIn('examples')];

describe('documents', () => {
  test.each(documents)('%s links to files that exist', (path) => {
    const missing = localLinks(path).filter((target) => !existsSync(join(cloneRoot, dirname(path), target)));
    expect(missing).toEqual([]);
  });

  test('docs/README.md leads to every document and every decision', () => {
    const linked = new Set(localLinks('docs/README.md').map((target) => join('docs', target)));
    const unlinked = documentsIn('docs').filter((path) => path !== 'docs/README.md' && !linked.has(path));
    expect(unlinked).toEqual([]);
  });
});
