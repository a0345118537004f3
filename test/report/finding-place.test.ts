import { describe, expect, it } from 'vitest';
import { type Place, problem } from '../../src/errors/problem.js';
import { findingLines, findingSentence, placeFromRoot } from '../../src/report/finding-place.js';

const at = (place?: Place) => problem('site-host-missing', {}, place);
const inProduct = (file: string): string | undefined => (file.startsWith('-') ? undefined : `./products\\a/${file}`);

describe('placeFromRoot', () => {
  it.each([
    // place, from the root
    [
      { file: 'x.yaml', line: 3, column: 7, path: 'host' },
      { path: 'products/a/x.yaml', line: 3, column: 7 },
    ],
    [{ file: 'x.yaml' }, { path: 'products/a/x.yaml' }],
    [{ file: 'x.yaml', column: 7 }, { path: 'products/a/x.yaml' }],
    [{ file: '--version', line: 1 }, undefined],
    [{ path: 'host' }, undefined],
    [undefined, undefined],
  ])('%j', (place, placed) => expect(placeFromRoot(at(place), inProduct)).toEqual(placed));
});

it('says what is wrong, what to do, and where', () => {
  const { message, hint } = at();
  expect(findingLines(at({ file: 'x.yaml', line: 3, path: 'host' }))).toEqual([
    message,
    `Fix: ${hint}`,
    'At: x.yaml:3 (host)',
  ]);
  expect(findingLines(at())).toEqual([message, `Fix: ${hint}`]);
  expect(findingSentence(at({ file: '--host' }), undefined)).toBe(`--host: ${message} ${hint}`);
  expect(findingSentence(at({ file: 'x.yaml' }), { path: 'x.yaml' })).toBe(`${message} ${hint}`);
  expect(findingSentence(at(), undefined)).toBe(`${message} ${hint}`);
});
