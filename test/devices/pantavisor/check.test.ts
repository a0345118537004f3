import { describe, expect, test } from 'vitest';
import { checkPantavisor } from '../../../src/devices/pantavisor/check.js';
import { type PantavisorChanges, pantavisorInput } from '../../support/pantavisor-input.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const codes = async (changes: PantavisorChanges = {}) =>
  (await checkPantavisor(pantavisorInput(temporaryDirectory(), changes))).map(({ code }) => code);

describe('checkPantavisor', () => {
  test('finds nothing wrong with a whole revision', async () => {
    expect(await codes()).toEqual([]);
  });

  test.each([
    // what | change | codes
    ['no parts', { parts: {} }, ['pantavisor-part-unreadable']],
    ['no key for a release', { key: undefined }, ['pantavisor-key-missing']],
    ['a wrong key for a release', { key: 'x' }, ['pantavisor-key-invalid']],
    ['no key for a plan', { key: undefined, intent: 'plan' }, []],
    ['no key for a check', { key: undefined, intent: 'check' }, []],
    ['a version that no name has room for', { version: `1.0.0-${'r'.repeat(58)}` }, ['pantavisor-name-too-long']],
    ['a host without names with a dot', { servesDotFiles: false }, ['pantavisor-dot-files']],
    ['a host that serves them', { servesDotFiles: true }, []],
    [
      'everything at once',
      { parts: { 'a/run.json': '1' }, servesDotFiles: false, options: { ca: undefined } },
      ['pantavisor-part-json', 'pantavisor-option-missing', 'pantavisor-dot-files'],
    ],
  ] as const)('%s', async (_what, changes, expected) => {
    expect(await codes(changes)).toEqual(expected);
  });
});
