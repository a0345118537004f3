import { type FencedBlock, fencedBlocks, missingLines } from '../markdown-blocks.js';
import type { ShellSession } from './shell-session.js';

/** What a page’s text is given for another: what is elsewhere for a reader, and here on loopback. */
export type Substitutions = readonly (readonly [text: string, here: string])[];

/** How a page is followed. */
export interface Following {
  readonly page: string;
  readonly session: ShellSession;
  readonly substitutions?: Substitutions;
  /** What is looked at after a block whose commands hold the text. */
  readonly after?: Readonly<Record<string, () => Promise<void> | void>>;
}

/** What following a page showed. */
export interface Followed {
  readonly blocks: number;
  /** Lines that the page says are seen, and that weren’t. */
  readonly missing: readonly string[];
  /** From the first command until the first `verify` had ended. */
  readonly firstVerifiedMs: number;
}

/** Types every `sh` block of a page in order, as it stands, and holds what was printed against the `text` block after it. */
export const followPage = async ({ page, session, substitutions = [], after = {} }: Following): Promise<Followed> => {
  const begun = performance.now();
  let printed = '';
  let firstVerifiedMs: number | undefined;
  const missing: string[] = [];
  const blocks = fencedBlocks(page);
  const unused = new Set([...substitutions.map(([text]) => text), ...Object.keys(after)]);
  for (const block of blocks) {
    const text = substituted(block, substitutions, unused);
    if (block.language === 'text') {
      missing.push(...missingLines(text, printed));
      continue;
    }
    printed = await session.type(text);
    if (text.includes('ota-release verify')) firstVerifiedMs ??= performance.now() - begun;
    for (const [says, look] of Object.entries(after)) {
      if (!block.text.includes(says)) continue;
      unused.delete(says);
      await look();
    }
  }
  if (unused.size > 0) throw new Error(`${page} no longer says ${[...unused].join(', ')}`);
  return { blocks: blocks.length, missing, firstVerifiedMs: Math.round(firstVerifiedMs ?? Number.NaN) };
};

const substituted = ({ text }: FencedBlock, substitutions: Substitutions, unused: Set<string>): string =>
  substitutions.reduce((now, [from, to]) => {
    if (now.includes(from)) unused.delete(from);
    return now.replaceAll(from, to);
  }, text);
