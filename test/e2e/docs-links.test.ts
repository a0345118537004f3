import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cloneRoot, localLinks } from '../support/markdown.js';
import { anchorsOf, type LocalLink, localLinksOf } from '../support/markdown-links.js';

const documentsIn = (directory: string): readonly string[] =>
  readdirSync(join(cloneRoot, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(directory, name));

const top = readdirSync(cloneRoot).filter((name) => name.endsWith('.md'));
const documents = [...top, ...['docs', 'examples', 'test/vectors'].flatMap(documentsIn)];

const anchors = new Map<string, ReadonlySet<string>>();
const hasAnchor = ({ path, anchor = '' }: LocalLink): boolean => {
  if (!path.endsWith('.md')) return false;
  if (!anchors.has(path)) anchors.set(path, anchorsOf(path));
  return anchors.get(path)?.has(anchor) ?? false;
};

const spelled = ({ path, anchor }: LocalLink): string => (anchor === undefined ? path : `${path}#${anchor}`);

describe('documents', () => {
  test.each(documents)('%s links to files and headings that exist', (path) => {
    const links = localLinksOf(path);
    const missing = links.filter((link) => !existsSync(join(cloneRoot, link.path)));
    const nowhere = links.filter((link) => link.anchor !== undefined && !missing.includes(link) && !hasAnchor(link));
    expect([...missing, ...nowhere].map(spelled)).toEqual([]);
  });

  test('pictures are there, and say in words what they show', () => {
    const pictures = documents.flatMap((path) => localLinksOf(path).filter(({ kind }) => kind === 'picture'));
    expect(pictures.length).toBeGreaterThan(4);
    expect(pictures.filter(({ text }) => text.trim().length < 10).map(spelled)).toEqual([]);
    expect(pictures.filter(({ path }) => statSync(join(cloneRoot, path)).size === 0).map(spelled)).toEqual([]);
  });

  test('docs/README.md leads to every document and every decision', () => {
    const linked = new Set(localLinks('docs/README.md').map((target) => join('docs', target)));
    const unlinked = documentsIn('docs').filter((path) => path !== 'docs/README.md' && !linked.has(path));
    expect(unlinked).toEqual([]);
  });

  test('every example with a README of its own is named by examples/README.md', () => {
    const linked = new Set(['examples/README.md', ...localLinksOf('examples/README.md').map(({ path }) => path)]);
    const unlinked = documentsIn('examples').filter((path) => path.endsWith('/README.md') && !linked.has(path));
    expect(unlinked).toEqual([]);
  });
});

/** What the package leaves to the repository: tests and what runs them, what forges read there, and its own project file. */
const REPOSITORY_ALONE = /^(?:test\/|\.ci\/|templates\/|ota-release\.yaml$)/;

/** The files of the package, by the patterns of package.json, among those that git knows or would take up. */
const packedFiles = (): readonly string[] => {
  const { files }: { readonly files: readonly string[] } = JSON.parse(
    readFileSync(join(cloneRoot, 'package.json'), 'utf8'),
  );
  const known = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: cloneRoot,
    encoding: 'utf8',
  }).split('\n');
  const always = ['package.json', 'README.md', 'LICENSE'];
  return known.filter((path) => [...always, ...files].some((name) => path === name || path.startsWith(`${name}/`)));
};

describe('documents of the package', () => {
  const packed = packedFiles();
  const isPacked = (path: string) => packed.some((name) => name === path || name.startsWith(`${path}/`));

  test('link to nothing that was left out', () => {
    const documentsOfPackage = packed.filter((path) => path.endsWith('.md') && existsSync(join(cloneRoot, path)));
    expect(documentsOfPackage.length).toBeGreaterThan(50);
    const left = documentsOfPackage.flatMap((from) =>
      localLinksOf(from)
        .filter(({ path }) => !isPacked(path) && !REPOSITORY_ALONE.test(path))
        .map((link) => `${from} → ${spelled(link)}`),
    );
    expect(left).toEqual([]);
  });
});

describe('what the check of links goes by', () => {
  test('anchors are numbered, and made of words alone', () => {
    const found = anchorsOf('docs/keys.md');
    for (const anchor of ['keys', 'a-lost-key', 'verify-without-this-tool', 'key-ids']) expect(found).toContain(anchor);
    expect(found).not.toContain('A lost key');
  });
});
