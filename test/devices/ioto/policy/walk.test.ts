import { describe, expect, test } from 'vitest';
import { chainOf, chainsIn, nodesOf, propertyNamesOf } from '../../../../src/devices/ioto/policy/walk.js';
import { policyOf } from '../../../support/policies.js';

const text = 'a && (b && c || d) && !(e && f == -g)';
const { root } = policyOf(text);
const shown = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);

describe('walk', () => {
  test('chainOf gives the conditions that one operator joins', () => {
    expect(chainOf(root, '&&').map(shown)).toEqual(['a', '(b && c || d)', '!(e && f == -g)']);
    expect(chainOf(root, '||').map(shown)).toEqual([text]);
  });

  test('chainsIn gives every chain, each once', () => {
    expect(chainsIn(root, '&&').map(({ conditions }) => conditions.map(shown))).toEqual([
      ['a', '(b && c || d)', '!(e && f == -g)'],
      ['b', 'c'],
      ['e', 'f == -g'],
    ]);
  });

  test('nodesOf comes to everything, in the order of the text', () => {
    const leaves = nodesOf(root).filter(({ kind }) => kind === 'property');
    expect(leaves.map(shown)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  test('propertyNamesOf names each property once, without the prefix', () => {
    const { root: other } = policyOf('device.a == 1 && a == 2 && semver(version, "<", b) && value.c =~ /x/');
    expect(propertyNamesOf(other)).toEqual(['a', 'b', 'c']);
  });
});
