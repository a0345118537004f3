/** One resource that a listing names. */
export interface ListedResource {
  /** The path of its URL as the server writes it, percent signs and all. */
  readonly pathname: string;
  readonly isCollection: boolean;
}

/**
 * The resources of a multistatus answer (RFC 4918, 13 and 14.24); undefined for anything else. Only what a listing needs is
 * read: of each `response` its first `href`, and whether its resource is a `collection`. Namespace prefixes may be any. What
 * has a document type is refused, so that no entity is ever expanded but those of XML itself.
 */
export const readMultistatus = (xml: string): readonly ListedResource[] | undefined => {
  if (/<!(doctype|entity)/i.test(xml)) return undefined;
  const found: ListedResource[] = [];
  let [first, last]: readonly (string | undefined)[] = [];
  let href: string | undefined;
  let isCollection = false;
  let textFrom: number | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag === 'unclosed') return undefined;
    const { name, kind, start, end } = tag;
    first ??= name;
    last = name;
    if (name === 'href' && kind === 'open') textFrom = end;
    if (name === 'href' && kind === 'close' && textFrom !== undefined) {
      href ??= textOf(xml.slice(textFrom, start));
      textFrom = undefined;
    }
    if (name === 'collection' && kind !== 'close') isCollection = true;
    if (name !== 'response') continue;
    const pathname = kind === 'close' && href !== undefined ? pathnameOf(href) : undefined;
    if (pathname !== undefined) found.push({ pathname, isCollection });
    href = undefined;
    isCollection = false;
  }
  return first === 'multistatus' && last === 'multistatus' ? found : undefined;
};

interface Tag {
  /** In lower case, without its namespace prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
}

/** The tags in order, without comments, instructions and character data. */
function* tagsOf(xml: string): Generator<Tag | 'unclosed'> {
  let at = xml.indexOf('<');
  while (at >= 0) {
    const skipped = SKIPPED.find(([opening]) => xml.startsWith(opening, at));
    const end = skipped ? behind(xml, skipped[1], at + skipped[0].length) : endOfTag(xml, at);
    if (end === undefined) {
      yield 'unclosed';
      return;
    }
    const tag = skipped ? undefined : tagOf(xml, at, end);
    if (tag) yield tag;
    at = xml.indexOf('<', end);
  }
}

const behind = (xml: string, text: string, from: number): number | undefined => {
  const at = xml.indexOf(text, from);
  return at < 0 ? undefined : at + text.length;
};

const SKIPPED = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const;

/** Behind the `>` that ends a tag: one within quotes is part of a value. */
const endOfTag = (xml: string, start: number): number | undefined => {
  let quote: string | undefined;
  for (let at = start; at < xml.length; at += 1) {
    const character = xml[at];
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return undefined;
};

const tagOf = (xml: string, start: number, end: number): Tag | undefined => {
  const [, slash, qualified] = /^<(\/?)\s*([^\s/>]+)/.exec(xml.slice(start, Math.min(end, start + MAX_NAME))) ?? [];
  if (qualified === undefined) return undefined;
  const name = qualified.slice(qualified.indexOf(':') + 1).toLowerCase();
  const kind = slash === '/' ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open';
  return { name, kind, start, end };
};

const MAX_NAME = 256;

/** Character data as it is meant: references resolved, CDATA sections as they are (XML 1.0, 2.4 and 4.6). */
const textOf = (raw: string): string =>
  raw
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => (part.startsWith('<![CDATA[') ? part.slice(9, -3) : unescaped(part)))
    .join('')
    .trim();

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** The path of an address that may be whole or begin with a slash (RFC 4918, 8.3). */
const pathnameOf = (href: string): string | undefined => {
  const base = 'http://localhost';
  if (!/^(https?:\/)?\//i.test(href) || !URL.canParse(href, base)) return undefined;
  return new URL(href, base).pathname;
};
