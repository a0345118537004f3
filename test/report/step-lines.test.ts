import { expect, it } from 'vitest';
import { doneLine, failedLine, indented, skippedLine } from '../../src/report/step-lines.js';
import { painter } from '../../src/report/style.js';

const plain = painter({ colour: false, live: false });

it('says how a step ended and how long it took', () => {
  expect(doneLine('Pack', 1200, plain)).toBe('✓ Pack 1.2 s');
  expect(failedLine('Pack', 12, plain)).toBe('✗ Pack 12 ms');
  expect(skippedLine('Tag', 'it stands already', plain)).toBe('- Tag: it stands already');
  expect(doneLine('Pack', 12, painter({ colour: true, live: false }))).toContain('\u001b[32m✓');
});

it('indents every line', () => expect(indented('a\nb')).toBe('  a\n  b'));
