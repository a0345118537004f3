import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packingThreadUrl } from '../../src/bundle/packing-thread.js';

it('finds the built thread from the source', () => {
  expect(existsSync(fileURLToPath(packingThreadUrl()))).toBe(true);
});
