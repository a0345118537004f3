import { readFileSync } from 'node:fs';
import { cloneRoot } from './markdown.js';

/** A fenced block of a document. */
export interface FencedBlock {
  /** The first word of the info string; empty where there is none. */
  readonly language: string;
  /** Without the fences, and without what the fence itself is indented by. */
  readonly text: string;
  /** The heading that it stands below. */
  readonly heading: string;
}

const FENCE = /^( *)```(\w*)[^\n]*\n([\s\S]*?)^\1```$|^#+ (.+)$/gm;

/** The fenced blocks of a document, in their order. The path is relative to the clone. */
export const fencedBlocks = (path: string): readonly FencedBlock[] => {
  const text = readFileSync(`${cloneRoot}/${path}`, 'utf8');
  let heading = '';
  return [...text.matchAll(FENCE)].flatMap(([, indent = '', language = '', body, title]) => {
    if (body === undefined) {
      heading = title ?? '';
      return [];
    }
    return [{ language, heading, text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '') }];
  });
};

/**
 * What of a printed example isn’t in a real output: each line has to come, in this order. `…` stands for anything, alone on a
 * line for any number of them.
 */
export const missingLines = (example: string, output: string): readonly string[] => {
  const lines = output.split('\n').map((line) => line.trimEnd());
  let at = 0;
  return example.split('\n').filter((line) => {
    if (line.trim() === '' || line.trim() === '…') return false;
    const pattern = new RegExp(
      `^${line
        .trimEnd()
        .split('…')
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    );
    const found = lines.findIndex((one, index) => index >= at && pattern.test(one));
    if (found >= 0) at = found + 1;
    return found < 0;
  });
};
