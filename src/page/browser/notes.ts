/** A run of text in notes. There is no other kind: what looks like HTML or a link stays text. */
export type NotesSpan = { readonly kind: 'text' | 'code' | 'strong'; readonly text: string };

/** A block of notes. */
export type NotesBlock =
  | { readonly kind: 'heading'; readonly spans: readonly NotesSpan[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly NotesSpan[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly NotesSpan[])[] }
  | { readonly kind: 'code'; readonly text: string };

/** Characters of notes that are shown; the rest is in the signed object. */
const MAX_SHOWN = 20_000;

/** Notes as blocks: the little of Markdown that release notes use. Takes any text, in time in proportion to its length. */
export const notesBlocks = (notes: string): readonly NotesBlock[] => {
  const lines = notes.slice(0, MAX_SHOWN).replaceAll('\r\n', '\n').split('\n');
  const blocks: NotesBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, next } = blockAt(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return notes.length > MAX_SHOWN ? [...blocks, { kind: 'paragraph', spans: [{ kind: 'text', text: '…' }] }] : blocks;
};

interface Found {
  readonly block?: NotesBlock;
  readonly next: number;
}

const HEADING = /^#{1,6} +(.+?)[ #]*$/;
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,9})[.)]) +(.+)$/;

const blockAt = (lines: readonly string[], at: number): Found => {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { next: at + 1 };
  if (line.startsWith('```')) return codeAt(lines, at);
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined) return { block: { kind: 'heading', spans: spansOf(heading) }, next: at + 1 };
  return ITEM.test(line) ? listAt(lines, at) : paragraphAt(lines, at);
};

const codeAt = (lines: readonly string[], at: number): Found => {
  const end = lines.findIndex((line, position) => position > at && line.startsWith('```'));
  const last = end < 0 ? lines.length : end;
  return { block: { kind: 'code', text: lines.slice(at + 1, last).join('\n') }, next: last + 1 };
};

const listAt = (lines: readonly string[], at: number): Found => {
  const items: string[] = [];
  const ordered = ITEM.exec(lines[at] ?? '')?.[1] !== undefined;
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const item = ITEM.exec(line);
    if (item && (item[1] !== undefined) === ordered) items.push(item[2] ?? '');
    // A line that is further in belongs to the item before it.
    else if (!item && /^\s+\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else break;
  }
  return { block: { kind: 'list', ordered, items: items.map(spansOf) }, next };
};

const paragraphAt = (lines: readonly string[], at: number): Found => {
  let next = at + 1;
  while (next < lines.length && isPlain(lines[next] ?? '')) next += 1;
  return { block: { kind: 'paragraph', spans: spansOf(lines.slice(at, next).join(' ')) }, next };
};

const isPlain = (line: string): boolean =>
  line.trim() !== '' && !line.startsWith('```') && !HEADING.test(line) && !ITEM.test(line);

const SPAN = /`([^`\n]+)`|\*\*([^*\n]+)\*\*/g;

const spansOf = (text: string): readonly NotesSpan[] => {
  const spans: NotesSpan[] = [];
  let at = 0;
  for (const found of text.matchAll(SPAN)) {
    if (found.index > at) spans.push({ kind: 'text', text: text.slice(at, found.index) });
    spans.push(found[1] === undefined ? { kind: 'strong', text: found[2] ?? '' } : { kind: 'code', text: found[1] });
    at = found.index + found[0].length;
  }
  return at < text.length ? [...spans, { kind: 'text', text: text.slice(at) }] : spans;
};
