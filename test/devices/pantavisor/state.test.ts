import { describe, expect, test } from 'vitest';
import {
  MAX_STATE_KEYS,
  parseState,
  type State,
  stateFormFault,
  stateOf,
} from '../../../src/devices/pantavisor/state.js';
import { stateWith, vector } from '../../support/pantavisor.js';

const kindOf = (input: string | Uint8Array): string => {
  const read = parseState(input);
  return 'kind' in read ? read.kind : 'state';
};

const read = (input: string | Uint8Array): State => {
  const state = parseState(input);
  if ('kind' in state) throw new Error(state.reason);
  return state;
};

describe('parseState', () => {
  test.each(['v1.1.0', 'v1.2.0', 'neg-tampered', 'neg-uncovered'])('keeps every byte of %s', (name) => {
    const bytes = vector(`${name}.state.json`);
    const state = read(bytes);
    expect(state.text).toBe(bytes.toString());
    expect(stateOf(state.entries.toReversed()).text).toBe(state.text);
  });

  test('lets a line feed at the end through, which belongs to no value', () => {
    expect(kindOf('{"a":{}}\n')).toBe('state');
    expect(read('{"a":{}}\n').text).toBe('{"a":{}}');
  });

  test.each([
    // text | kind
    ['', 'form'],
    ['[]', 'form'],
    ['"text"', 'form'],
    ['{"a":', 'form'],
    ['{"a":1}', 'form'],
    ['{"a":true}', 'form'],
    ['{"a":null}', 'form'],
    ['{"a":{},"a":{}}', 'form'],
    ['{"a":{"b":1,"b":1}}', 'form'],
    ['\uFEFF{"a":{}}', 'form'],
    ['{"a":[9007199254740993]}', 'form'],
    ['{"a":[null]}', 'canonical'],
    ['{"a": {}}', 'canonical'],
    ['{"a":{}} ', 'canonical'],
    ['{"a":{}}\n\n', 'canonical'],
    ['{"b":{},"a":{}}', 'canonical'],
    ['{"a":[1.0]}', 'canonical'],
    ['{"a":[1.5]}', 'canonical'],
    ['{"a":[-0]}', 'canonical'],
    ['{"a":"\\u0041"}', 'canonical'],
    ['{"a":["\\u001f"]}', 'canonical'],
    ['{"a":["\\/"]}', 'canonical'],
    ['{"\u{1f600}":{},"\uffee":{}}', 'canonical'],
    ['{"a":[1.5E0,"\\u001F"]}', 'state'],
  ])('%j: %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test('refuses what is not UTF-8, too large or has too many keys', () => {
    expect(kindOf(Buffer.from([0x7b, 0xff, 0x7d]))).toBe('form');
    expect(kindOf(`{"a":"${'x'.repeat(5 * 1024 * 1024)}"}`)).toBe('form');
    const keys = Array.from({ length: MAX_STATE_KEYS + 1 }, (_, at) => [`k${at}`, {}]);
    expect(kindOf(JSON.stringify(Object.fromEntries(keys)))).toBe('form');
  });
});

describe('stateFormFault', () => {
  test('takes a whole state', () => {
    expect(stateFormFault(stateWith({ 'app/run.json': {}, 'app/list.json': [], 'app/root.squashfs': undefined }))).toBe(
      undefined,
    );
  });

  test.each([
    // values | reason
    [{ '#spec': 'pantavisor-service-system@2' }, /#spec/],
    [{ '#spec': [] }, /#spec/],
    [{ 'app/root.squashfs': 'AB'.repeat(32) }, /SHA-256/],
    [{ 'app/root.squashfs': 'short' }, /SHA-256/],
    [{ 'app/root.squashfs': {} }, /SHA-256/],
    [{ 'app/run.json': 'ab'.repeat(32) }, /should hold JSON/],
  ])('refuses %j', (values, reason) => {
    const entries = new Map(
      [...stateWith({}).entries, ...stateWith(values).entries].map((entry) => [entry.key, entry]),
    );
    expect(stateFormFault(stateOf([...entries.values()]))).toMatch(reason);
  });

  test('refuses a state without a format', () => {
    expect(stateFormFault(stateOf([]))).toBe('#spec is missing, not "pantavisor-service-system@1"');
  });
});
