import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { cloneRoot } from './markdown.js';

/** A link or picture of a document that points into the clone. */
export interface LocalLink {
  readonly kind: 'link' | 'picture';
  /** What stands between the brackets. */
  readonly text: string;
  /** The file, relative to the clone; the document itself where the target is an anchor alone. */
  readonly path: string;
  /** Without `#`; undefined where there is none. */
  readonly anchor: string | undefined;
}

/** The document without what is code, in which brackets are no links. */
const proseOf = (path: string): string =>
  readFileSync(join(cloneRoot, path), 'utf8')
    .replace(/^( *)(```+)[^\n]*\n[\s\S]*?^ *\2 *$/gm, '')
    .replace(/`[^`\n]+`/g, (code) => code.replace(/[[\]()]/g, ' '));

/** All links and pictures of a document that point into the clone, in their order; those to the web are left out. */
export const localLinksOf = (path: string): readonly LocalLink[] =>
  [...proseOf(path).matchAll(/(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g)].flatMap(
    ([, mark, text = '', target = '']) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [file = '', anchor] = target.split('#');
      const linked = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)));
      const inner = [...text.matchAll(/(!)\[([^\]]*)\]\(([^)\s]+)\)/g)].length > 0 ? '' : text;
      return [
        { kind: mark === '!' ? 'picture' : 'link', text: inner, path: linked.replace(/\/$/, ''), anchor },
      ] as const;
    },
  );

/** What a heading is called in an address: GitHub and GitLab agree on it for the headings that there are here. */
const slugOf = (heading: string): string =>
  heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Every anchor of a document: its headings, numbered from the second of one name on, and ids in HTML. */
export const anchorsOf = (path: string): ReadonlySet<string> => {
  const text = readFileSync(join(cloneRoot, path), 'utf8').replace(/^( *)(```+)[^\n]*\n[\s\S]*?^ *\2 *$/gm, '');
  const anchors = new Set<string>();
  for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+?)(?: #+)?$/gm)) {
    const slug = slugOf(heading);
    let name = slug;
    for (let count = 1; anchors.has(name); count += 1) name = `${slug}-${count}`;
    anchors.add(name);
  }
  for (const [, id = ''] of text.matchAll(/<[^>]* (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
};
