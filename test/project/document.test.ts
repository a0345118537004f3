import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_PROJECT_FILE_BYTES, parseDocument, parsePath, shownPath } from '../../src/project/document.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const yaml = (text: string) => parseDocument(bytes(text), 'p.yaml');

describe('parseDocument', () => {
  test('reads YAML by the 1.2 core schema', () => {
    const { value, problems } = yaml(
      'a: yes\nb: 0o17\nc: 1_000\nd: 2026-01-02\ne: 12:30:00\nf: ~\ng: 1.10\nh: "1.10"\n',
    );
    expect(problems).toEqual([]);
    expect(value).toEqual({ a: 'yes', b: 15, c: '1_000', d: '2026-01-02', e: '12:30:00', f: null, g: 1.1, h: '1.10' });
  });

  test('places scalars at their value, block lists and maps at their key', () => {
    const document = yaml('a:\n  - b: 1\n    c: [x,\n      y]\n');
    const spot = (path: string) => {
      const { line, column } = document.place(parsePath(path));
      return `${line}:${column}`;
    };
    expect(['a', 'a[0]', 'a[0].b', 'a[0].c', 'a[0].c[1]', 'a[0].c[9]', 'a[7].z'].map(spot)).toEqual([
      '1:1',
      '2:5',
      '2:8',
      '3:8',
      '4:7',
      '3:8',
      '1:1',
    ]);
    expect(document.keyPlace(['a', 0, 'c'])).toEqual({ file: 'p.yaml', line: 3, column: 5, path: 'a[0].c' });
    expect(document.place(['z'])).toEqual({ file: 'p.yaml', path: 'z' });
    expect(document.place([])).toEqual({ file: 'p.yaml' });
  });

  test('keeps how a scalar is written', () => {
    const document = yaml('a: 1.10\nb: "x"\nc: [0x1F]\n');
    expect([['a'], ['b'], ['c', 0], ['c'], ['d']].map((path) => document.source(path))).toEqual([
      '1.10',
      'x',
      '0x1F',
      undefined,
      undefined,
    ]);
  });

  test('counts lines by LF, CRLF and CR', () => {
    expect(yaml('a: 1\r\nb: 2\r\n').place(['b'])).toMatchObject({ line: 2, column: 4 });
  });

  test('reads JSON by the letter where the name ends in .json', () => {
    const document = parseDocument(bytes('{"a":\n [1]}'), 'p.json');
    expect(document.value).toEqual({ a: [1] });
    expect(document.place(['a', 0])).toEqual({ file: 'p.json', line: 2, column: 3, path: 'a[0]' });
    expect(document.keyPlace(['a'])).toMatchObject({ line: 1, column: 2 });
    expect(document.source(['a', 0])).toBeUndefined();
    expect(parseDocument(bytes('a: 1'), 'p.json').problems).not.toEqual([]);
  });

  test('reads the largest file, and none larger', () => {
    const comment = `a: 1 #${'x'.repeat(MAX_PROJECT_FILE_BYTES - 6)}`;
    expect(yaml(comment).value).toEqual({ a: 1 });
    expect(yaml(`${comment}x`).problems).toMatchObject([{ code: 'project-file-too-large' }]);
  });

  test('any bytes are read or refused, with the place in the file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('p.yaml', 'p.json'), (content, file) => {
        const { value, problems } = parseDocument(content, file);
        if (problems.length > 0) expect(value).toBeUndefined();
        for (const { place } of problems) expect(place?.file).toBe(file);
      }),
    );
  });

  test('JSON means the same where it is read as YAML', () => {
    const values = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('\\'));
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify({ value }, undefined, 1);
        const { value: read, problems } = yaml(text);
        if (problems.length === 0) expect(JSON.stringify(read)).toBe(JSON.stringify({ value }));
      }),
    );
  });
});

describe('paths', () => {
  test.each([
    // shown | keys
    ['bundle.include[0]', ['bundle', 'include', 0]],
    ['models[12].x', ['models', 12, 'x']],
    ['product', ['product']],
    ['', []],
  ])('%j is %j', (shown, keys) => {
    expect(parsePath(shown)).toEqual(keys);
    expect(shownPath(keys)).toBe(shown);
  });
});
