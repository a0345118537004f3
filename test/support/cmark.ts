import { execFileSync } from 'node:child_process';

/**
 * Markdown as GitHub's own parser, cmark-gfm, makes HTML of it, with its extensions, and with raw HTML let through: what a
 * page shows can be no worse than this.
 */
export const cmark = (markdown: string): string =>
  execFileSync(
    'cmark-gfm',
    ['--unsafe', '-e', 'table', '-e', 'autolink', '-e', 'strikethrough', '-e', 'tasklist', '-e', 'footnotes'],
    {
      input: markdown,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text that a reader of the HTML sees. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_entity, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** The elements of the HTML with their attributes, in order. */
export const elementsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<([a-z][^>]*?)\s*\/?>/gi)].map(([, element]) => element ?? '');
