import { expect, it } from 'vitest';
import { publicText } from '../../src/report/public-text.js';

const facts = { url: 'https://u.example', revision: 7, waitedSeconds: 0, objects: 12, bytes: 2048 };

it.each([
  // what is different, text
  [{}, 'https://u.example shows revision 7, 12 objects read (2.0 KiB)'],
  [{ waitedSeconds: 8 }, 'https://u.example shows revision 7 after 8 s, 12 objects read (2.0 KiB)'],
  [{ revision: null, waitedSeconds: 300 }, 'https://u.example is behind after 300 s, 12 objects read (2.0 KiB)'],
])('what devices get, with %j, is one line', (change, text) => expect(publicText({ ...facts, ...change })).toBe(text));
