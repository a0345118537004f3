import { expect, test } from 'vitest';
import { localName, nameCharacters } from '../../../src/devices/pantavisor/local-name.js';

test('a revision is named by its version; what counts is behind locals/', () => {
  expect(localName('1.2.0')).toBe('locals/v1.2.0');
  expect(nameCharacters('locals/v1.2.0')).toBe(6);
  expect(nameCharacters(localName(`1.0.0-${'r'.repeat(57)}`))).toBe(64);
});
