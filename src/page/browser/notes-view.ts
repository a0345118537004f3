import { el } from './dom.js';
import { type NotesBlock, type NotesSpan, notesBlocks } from './notes.js';

/** Notes as elements: every text of them stays a text. */
export const notesView = (notes: string): HTMLElement =>
  el('div', { class: 'notes' }, ...notesBlocks(notes).map(blockView));

const blockView = (block: NotesBlock): HTMLElement => {
  switch (block.kind) {
    case 'heading':
      return el('p', { class: 'notes-heading' }, ...block.spans.map(spanView));
    case 'paragraph':
      return el('p', {}, ...block.spans.map(spanView));
    case 'list':
      return el(block.ordered ? 'ol' : 'ul', {}, ...block.items.map((item) => el('li', {}, ...item.map(spanView))));
    case 'code':
      return el('pre', { tabindex: 0 }, el('code', {}, block.text));
  }
};

const spanView = ({ kind, text }: NotesSpan): Node | string => {
  if (kind === 'text') return text;
  return el(kind, {}, text);
};
