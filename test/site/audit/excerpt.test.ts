import { describe, expect, test } from 'vitest';
import { excerptOf, namedVersions } from '../../../src/site/audit/excerpt.js';

const listed = ['1.0.0', '1.1.0', '1.2.0'];
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('a list of versions', () => {
  test.each([
    // text | the excerpt that it is
    ['["1.0.0"]', ['1.0.0']],
    ['["1.0.0","1.2.0"]\n', ['1.0.0', '1.2.0']],
    ['["1.0.0","1.1.0","1.2.0"]', undefined],
    ['[]', undefined],
    ['["1.2.0","1.0.0"]', undefined],
    ['["1.0.0","1.0.0"]', undefined],
    ['["1.0.0","2.0.0"]', undefined],
    ['["1.0.0",1]', undefined],
    ['{"1.0.0":1}', undefined],
    ['"1.0.0"', undefined],
    ['not JSON', undefined],
  ])('%s is the excerpt %j', (text, expected) => {
    expect(excerptOf(bytes(text), 'versions', listed)).toEqual(expected);
  });

  test('names what it names, whatever that is worth', () => {
    expect(namedVersions(bytes('["9.9.9","x"]'), 'versions')).toEqual(['9.9.9', 'x']);
    expect(namedVersions(bytes('[null]'), 'versions')).toBeUndefined();
    expect(namedVersions(bytes('['), 'versions')).toBeUndefined();
  });
});
