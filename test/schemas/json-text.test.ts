import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MAX_DEPTH } from '../../src/schemas/json-parser.js';
import { parseJsonText } from '../../src/schemas/json-text.js';
import { leastCpuMsOf } from './cpu-time.js';

const parse = (input: string | Uint8Array) => parseJsonText(input, { file: 'config.json' });

const faults = (input: string | Uint8Array): readonly string[] =>
  parse(input).problems.map(({ code, place }) => `${code.replace('config-json-', '')} ${place?.line}:${place?.column}`);

const bytes = (...values: readonly (number | string)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value)))),
  );

describe('what is refused', () => {
  // text, faults
  const rows: readonly (readonly [string | Uint8Array, readonly string[]])[] = [
    ['', ['syntax 1:1']],
    ['  \n ', ['syntax 2:2']],
    ['{', ['syntax 1:2']],
    ['{"a":1', ['syntax 1:7']],
    ['{"a" 1}', ['syntax 1:6']],
    ['{"a":}', ['syntax 1:6']],
    ['{"a":1 "b":2}', ['syntax 1:8']],
    ['{:1}', ['syntax 1:2']],
    ['[1 2]', ['syntax 1:4']],
    ['[,1]', ['syntax 1:2']],
    ['[1,,2]', ['syntax 1:4']],
    ['1 2', ['syntax 1:3']],
    ['{} x', ['syntax 1:4']],
    ['"abc', ['syntax 1:5']],
    ['{"a":"b\n"}', ['syntax 1:8']],
    ['hunter2', ['syntax 1:1']],
    ['\u00a01', ['syntax 1:1']],
    ['\uFEFF{}', ['byte-order-mark 1:1']],
    [bytes(0xef, 0xbb, 0xbf, '{}'), ['byte-order-mark 1:1']],
    [bytes('{"a":\n"', 0xff, '"}'), ['not-utf8 2:2']],
    [bytes('"', 0xc3), ['not-utf8 1:2', 'syntax 1:3']],
    [bytes('"', 0xc0, 0xaf, '"'), ['not-utf8 1:2']],
    [bytes('"', 0xed, 0xa0, 0x80, '"'), ['not-utf8 1:2']],
    [bytes('"', 0xf5, 0x80, 0x80, 0x80, '"'), ['not-utf8 1:2']],
    ['{"a":1,"a":2}', ['duplicate-key 1:8']],
    ['{"a":1,\n "\\u0061":2}', ['duplicate-key 2:2']],
    ['{"__proto__":1,"__proto__":2}', ['duplicate-key 1:16']],
    ['[1,]', ['trailing-comma 1:3']],
    ['{"a":[1,2,],}', ['trailing-comma 1:10', 'trailing-comma 1:12']],
    ['// x\n{}', ['comment 1:1']],
    ['{/* x\n */"a":1 # y\n}', ['comment 1:2', 'comment 2:10']],
    ['{} /* open', ['comment 1:4']],
    ['[NaN, Infinity, -Infinity]', ['constant 1:2', 'constant 1:7', 'constant 1:17']],
    ['[True, None, undefined, nan]', ['constant 1:2', 'constant 1:8', 'constant 1:14', 'constant 1:25']],
    ["{'a': 'b'}", ['quotes 1:2', 'quotes 1:7']],
    ['{a: 1, b-c: 2}', ['unquoted-key 1:2', 'unquoted-key 1:8']],
    ['[01, +1, .5, 1., 1e, 0x10, 1_000]', [2, 6, 10, 14, 18, 22, 28].map((column) => `number 1:${column}`)],
    ['[-01, -, 1]', ['number 1:2', 'syntax 1:7']],
    ['9007199254740992', ['integer-too-large 1:1']],
    ['{"id":\n -9007199254740993}', ['integer-too-large 2:2']],
    [
      '[9007199254740993.0, 1e16, 12345678901234567E0, 1e400]',
      [2, 22, 28, 49].map((column) => `integer-too-large 1:${column}`),
    ],
    ['"\\ud83d"', ['lone-surrogate 1:1']],
    ['["\\ude00\\ud83d"]', ['lone-surrogate 1:2']],
    ['"\ud800"', ['lone-surrogate 1:1']],
    ['"\\x41 \\u12g4"', ['escape 1:2', 'escape 1:7']],
    ['"a\tb"', ['control-character 1:3']],
    ['"\u0000"', ['control-character 1:2']],
    ['['.repeat(MAX_DEPTH + 1), [`too-deep 1:${MAX_DEPTH + 1}`]],
    ['{"a":1,}\r\n// x\r\n', ['trailing-comma 1:7', 'comment 2:1']],
    [
      '// all\n{\'a\': 01, "a": NaN,}',
      ['comment 1:1', 'quotes 2:2', 'number 2:7', 'duplicate-key 2:11', 'constant 2:16', 'trailing-comma 2:19'],
    ],
  ];
  test.each(rows)('%j', (text, expected) => {
    expect(faults(text)).toEqual(expected);
    expect(parse(text)).not.toHaveProperty('value');
  });
});

describe('what is taken', () => {
  const rows: readonly string[] = [
    'null',
    ' true ',
    '-0',
    '9007199254740991',
    '-9007199254740991',
    '1e15',
    '1.5e-400',
    '"\\ud83d\\ude00 😀 \\" \\\\ \\/ \\b\\f\\n\\r\\t"',
    '"it\'s"',
    '{"":{"a":[1,{"b":[]}]}}',
    '{"__proto__":{"x":1},"constructor":2,"toString":3}',
    '\t{\r\n}\n',
    '['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH),
  ];
  test.each(rows)('%s', (text) => {
    expect(parse(text)).toMatchObject({ problems: [], value: JSON.parse(text) });
  });

  it('keeps a key named __proto__ as a plain key', () => {
    const { value } = parse('{"__proto__":{"polluted":true}}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect((value as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('any input', () => {
  const safe = (value: unknown): boolean =>
    !JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'number' && Math.abs(inner) > Number.MAX_SAFE_INTEGER ? 'OUT' : inner,
    ).includes('OUT');

  it('reads what JSON.stringify writes as JSON.parse does', () => {
    const values = fc.jsonValue({ maxDepth: 6, noUnicodeString: false }).filter(safe);
    fc.assert(
      fc.property(values, fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = parse(text);
        expect(read.problems).toEqual([]);
        expect(read.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  const tokens = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    "'",
    '1',
    '-',
    '.',
    'e',
    '0',
    'true',
    'nul',
    'NaN',
    '//',
    '/*',
    '*/',
    '#',
    '\\',
    '\\u',
    '\n',
    ' ',
    '\ud800',
    '\u0000',
    '__proto__',
  ];

  it('accepts nothing that JSON.parse refuses, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 16 }), (parts) => {
        const text = parts.join('');
        const { problems } = parse(text);
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        if (problems.length === 0) expect(isJson).toBe(true);
        for (const { place } of problems) expect(place?.line).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (input) => {
        const { value, problems } = parse(input);
        expect(value === undefined).toBe(problems.length > 0);
      }),
    );
  });
});

describe('places', () => {
  const text = '{\n  "general": {"revision": 1,\n    "list": [10, {"x": null}]}\n}';
  // pointer, line, column of the value, column of the key
  const rows: readonly (readonly [string, number, number, number])[] = [
    ['', 1, 1, 1],
    ['/general', 2, 14, 3],
    ['/general/revision', 2, 27, 15],
    ['/general/list/0', 3, 14, 14],
    ['/general/list/1/x', 3, 24, 19],
    ['/general/missing', 2, 14, 3],
  ];
  test.each(rows)('%s', (pointer, line, column, keyColumn) => {
    expect(parse(text).place(pointer)).toMatchObject({ file: 'config.json', line, column });
    expect(parse(text).keyPlace(pointer)).toMatchObject({ line, column: keyColumn });
  });

  it('still knows them up to the fault of a broken text', () => {
    expect(parse('{"a": 1,\n "b": oops').place('/a')).toMatchObject({ line: 1, column: 7 });
  });
});

it('rounds integers where it is told to, as long as there is a double for them', () => {
  const read = (text: string) => parseJsonText(text, { file: 'schema.json', roundsIntegers: true });
  expect(read('[9007199254740993, 3.4028234663852886e38]')).toMatchObject({
    problems: [],
    value: [9007199254740992, 3.4028234663852886e38],
  });
  expect(read('1e400').problems).toMatchObject([{ code: 'config-json-integer-too-large' }]);
});

describe('limits', () => {
  it('refuses a text longer than maxBytes without reading it', () => {
    const { problems } = parseJsonText('[1,2,3]', { file: 'config.json', maxBytes: 6 });
    expect(problems.map(({ code }) => code)).toEqual(['config-json-too-large']);
  });

  it('stops after a hundred faults', () => {
    expect(parse(`[${'01,'.repeat(5000)}1]`).problems).toHaveLength(100);
  });

  it('never shows a word that might be a secret', () => {
    expect(JSON.stringify(parse('{"password": hunter2}').problems)).not.toContain('hunter2');
  });

  const large: readonly (readonly [string, string])[] = [
    ['short values', `[${Array.from({ length: 700_000 }, (_, index) => index).join(',')}]`],
    ['keys', `{${Array.from({ length: 300_000 }, (_, index) => `"key${index}":${index}`).join(',')}}`],
    ['one string', JSON.stringify('x\n'.repeat(1_700_000))],
    ['open comments', '/*'.repeat(2_500_000)],
    ['quotes', "'".repeat(4_000_000)],
  ];
  test.each(large)(
    'reads 5 MB of %s, and finds places in it, in under three seconds of processor time',
    async (_, text) => {
      expect(await leastCpuMsOf(() => parse(text).place('/0'))).toBeLessThan(3000);
    },
  );
});
