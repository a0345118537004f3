import { expect, it } from 'vitest';
import { type Place, problem } from '../../src/errors/problem.js';
import { fingerprints } from '../../src/report/fingerprint.js';

const empty = (path: string, place?: Place) => problem('bundle-directory-empty', { path }, place);
const printsOf = (...findings: Parameters<typeof fingerprints>[0]) =>
  fingerprints(findings, ({ place }) => place?.file);

it('knows a finding again after its line has moved', () => {
  const [before] = printsOf(empty('var', { file: 'x.yaml', line: 3, column: 2 }));
  const [after] = printsOf(empty('var', { file: 'x.yaml', line: 9, column: 4 }));
  expect(before).toMatch(/^[0-9a-f]{32}$/);
  expect(after).toBe(before);
});

it('stays the same between versions of the tool', () =>
  expect(printsOf(empty('var', { file: 'x.yaml' }))).toEqual(['574ab486220588f91e1a7655ee079055']));

it('tells findings apart by code, file, path in it and message', () => {
  const prints = printsOf(
    empty('var', { file: 'x.yaml' }),
    empty('var', { file: 'y.yaml' }),
    empty('etc', { file: 'x.yaml' }),
    empty('var', { file: 'x.yaml', path: 'bundle.root' }),
    empty('var'),
    problem('site-host-missing', {}, { file: 'x.yaml' }),
  );
  expect(new Set(prints).size).toBe(prints.length);
});

it('gives findings that are alike fingerprints of their own, in their order', () => {
  const twice = printsOf(empty('var', { file: 'x.yaml', line: 1 }), empty('var', { file: 'x.yaml', line: 2 }));
  expect(new Set(twice).size).toBe(2);
  expect(printsOf(empty('var', { file: 'x.yaml', line: 7 }))).toEqual(twice.slice(0, 1));
});
