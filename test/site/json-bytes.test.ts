import { expect, it } from 'vitest';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';

it('gives compact JSON on one line, ended by a line feed', () => {
  expect(Buffer.from(jsonBytes({ a: ['ü', 1] })).toString()).toBe('{"a":["ü",1]}\n');
});

it('gives SHA-256 in lowercase hex', () => {
  expect(sha256Hex(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
