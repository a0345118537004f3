import type { TrustedKey } from '../site/index-statement.js';

/** What a page for people is made for. The same facts and the same template give the same bytes. */
export interface PageFacts {
  readonly product: string;
  readonly channel: string;
  /** Where the site’s root is, seen from the page: empty for the stable channel, `../../` for every other. */
  readonly root: '' | '../../';
  /** Whom the page trusts: the keys of the revision that names it. */
  readonly trustedKeys: readonly Pick<TrustedKey, 'keyid' | 'publicKey'>[];
  readonly threshold: number;
  /** Other channels to link to, `stable` among them. */
  readonly channels: readonly string[];
}

/** Objects of the site that a page carries with it, by path, as texts: for where no server is, as in an export. */
export type CarriedObjects = Readonly<Record<string, string>>;

const FACTS = ['<script type="application/json" id="ota-facts">', '</script>'] as const;
const OBJECTS = ['<script type="application/json" id="ota-objects">', '</script>'] as const;

/** What the template has where facts and objects go, each once. */
export const FACTS_SLOT = `${FACTS[0]}${FACTS[1]}`;
export const OBJECTS_SLOT = `${OBJECTS[0]}${OBJECTS[1]}`;

/**
 * The page of a channel: one HTML file that needs nothing else but the site itself.
 *
 * @param template the built page, with one empty slot for the facts and one for the objects.
 * @throws RangeError for a template without its two slots.
 */
export const pageDocument = (template: string, facts: PageFacts): Uint8Array =>
  new TextEncoder().encode(filled(template, FACTS, inScript(facts)));

/** The same page with objects of the site in it, in the order of their paths. */
export const carryingPage = (page: Uint8Array, objects: CarriedObjects): Uint8Array => {
  const sorted = Object.fromEntries(Object.entries(objects).sort(([a], [b]) => (a < b ? -1 : 1)));
  return new TextEncoder().encode(filled(new TextDecoder().decode(withoutObjects(page)), OBJECTS, inScript(sorted)));
};

/** Whether it is a page of this kind, of whichever version and channel: it has the slot of the facts. */
export const isOwnPage = (page: Uint8Array): boolean => new TextDecoder().decode(page).includes(FACTS[0]);

/**
 * The page as it was published, before objects were put in: what its digest is over. Everything up to the first `</script>` goes, whatever it
 * is: a browser also ends the script at `</SCRIPT >`, so that what went is judged by `carriedObjects`.
 */
export const withoutObjects = (page: Uint8Array): Uint8Array => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(page);
  const start = text.indexOf(OBJECTS[0]);
  if (start < 0) return page;
  const end = text.indexOf(OBJECTS[1], start);
  if (end < 0) return page;
  return new TextEncoder().encode(text.slice(0, start + OBJECTS[0].length) + text.slice(end));
};

const filled = (text: string, [open, close]: readonly [string, string], value: string): string => {
  const parts = text.split(open + close);
  if (parts.length !== 2) throw new RangeError(`the page has ${parts.length - 1} slots ${open}`);
  return parts.join(open + value + close);
};

/** JSON that ends no script: `<` is written as an escape. */
const inScript = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
