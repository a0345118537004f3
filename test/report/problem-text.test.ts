import { expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { countText, problemText } from '../../src/report/problem-text.js';
import { painter } from '../../src/report/style.js';

const paint = painter({ colour: false, live: false });

it('puts the place first, then what is wrong, the fix and the code', () => {
  const finding = problem('site-host-missing', {}, { file: 'ota-release.yaml', line: 3, column: 1, path: 'host' });
  expect(problemText(finding, paint)).toBe(
    [
      'ota-release.yaml:3:1 (host): error: There is no host to publish to.',
      '  fix: Set host in the project file, or give --host, to the directory that your web server serves. [site-host-missing]',
    ].join('\n'),
  );
});

it('counts errors and warnings apart', () => {
  const error = problem('site-host-missing', {});
  const warning = problem('bundle-directory-empty', { path: 'latest' });
  expect(countText([])).toBe('no findings');
  expect(countText([error])).toBe('1 error');
  expect(countText([error, error, warning])).toBe('2 errors, 1 warning');
});
