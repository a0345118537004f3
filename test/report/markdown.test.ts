import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, fittedTable, link, message, table, words } from '../../src/report/markdown.js';
import { plainText } from '../../src/report/plain-text.js';
import { cmark, elementsOf, textOf } from '../support/cmark.js';

const HOSTILE: readonly string[] = [
  'a|b',
  'a\\|b',
  'a\\\\|b`c`|d',
  '`code` and ``more`',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</td></tr></table><h1>x</h1>',
  '<!-- comment',
  '&lt;b&gt; &#124; &amp;',
  '[text](javascript:alert(1)) and ![image](https://evil.example/x.png)',
  '[text][1] and [^1] and [ ] and [x]',
  '**bold** _italic_ ~~struck~~ ***',
  '@octocat and user@example.com and @org/team',
  'https://evil.example/x?y=z and http://evil.example and www.evil.example and ftp://evil.example',
  'fixes #1 and owner/repo#2 and GH-3',
  'ota-release.yaml:100:3 and :smile:',
  '$x$ and $$y$$ and $`z`$',
  '# heading',
  '- item',
  '> quote',
  '1. one',
  '---',
  '    indented',
  '```\nfence\n```',
  'two\nlines\r\n\r\nand a blank one',
  '\\',
  '|',
  '`',
  'wow!',
  'line end  ',
  'a\u0000b\u202ec',
];

const seen = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();

/** The cells of a table with one column, as HTML. */
const cellsOf = (cells: readonly string[]): readonly string[] => {
  const html = cmark(
    table(
      ['head'],
      cells.map((cell) => [cell]),
    ),
  );
  return [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => cell ?? '');
};

describe.each([
  // name, make, the elements that it may make
  ['words', words, /^span$/],
  ['code', code, /^(code|span)$/],
  ['message', message, /^(code|span)$/],
] as const)('%s', (name, make, allowed) => {
  it.each(HOSTILE)('shows %j in a cell, and nothing of it is markup', (text) => {
    const [cell = '', ...others] = cellsOf([`${make(text)} `]);
    expect(others).toEqual([]);
    expect(elementsOf(cell).filter((element) => !allowed.test(element))).toEqual([]);
    if (name !== 'message') expect(textOf(cell)).toBe(seen(text));
  });

  it.each(HOSTILE)('shows %j in a paragraph, a heading and a list', (text) => {
    const made = make(text);
    const html = cmark(`## Mark ${made}\n\nSaid ${made}.\n\n- item ${made}\n`);
    expect(elementsOf(html).filter((element) => !allowed.test(element))).toEqual(['h2', 'p', 'ul', 'li']);
  });

  it('shows any text at all, one cell for each', () => {
    const texts = fc.sample(
      fc.array(
        fc.oneof(
          fc.constantFrom(...HOSTILE, '|', '\\', '`', '<', ':', '@', '_', '*', '[', '](', '\n'),
          fc.string({ unit: fc.nat(0xffff).map((point) => String.fromCharCode(point)), maxLength: 6 }),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      { numRuns: 400, seed: 7 },
    );
    const joined = texts.map((pieces) => pieces.join('')).filter((text) => seen(text) !== '');
    const cells = cellsOf(joined.map(make));
    expect(cells).toHaveLength(joined.length);
    for (const [index, cell] of cells.entries()) {
      expect(elementsOf(cell).filter((element) => !allowed.test(element))).toEqual([]);
      if (name !== 'message') expect(textOf(cell)).toBe(seen(joined[index] ?? ''));
    }
  });
});

describe('words', () => {
  it('keeps what GitHub looks for after rendering in elements of its own', () => {
    expect(words('@octocat #12 :100: $x$ http://a www.b')).toBe(
      '<span>@</span>octocat <span>#</span>12 <span>:</span>100: <span>$</span>x<span>$</span> http<span>:</span>//a www<span>.</span>b',
    );
  });

  it('leaves ordinary text readable', () => {
    const text = 'gateway 1.2.0-rc.1+7: "var/cache" (3 files), it’s 50 % done; see docs/errors.md#x';
    expect(words(text)).toBe(text);
  });

  it('cuts a text that would fill the page, and no character in two', () => {
    expect(words('x'.repeat(2001))).toBe(`${'x'.repeat(2000)}…`);
    expect(code('x'.repeat(401))).toBe(`\`${'x'.repeat(400)}…\``);
    expect(words(`${'x'.repeat(1999)}😀`)).toBe(`${'x'.repeat(1999)}…`);
  });
});

it('sets what a message holds between backticks as code', () => {
  expect(message('`check` needs `--a|b`, and a ` alone')).toBe(
    '`check` needs <code>--a&#124;b</code>, and a &#96; alone',
  );
});

describe('link', () => {
  it.each([
    // url, link
    ['https://example.com/a?b=c&d#e', '[x](https://example.com/a?b=c&amp;d#e)'],
    [
      'https://example.com/a) [evil](https://evil.example',
      '[x](https://example.com/a%29%20[evil]%28https://evil.example)',
    ],
    ['http://[::1]:8080/a|b', '[x](http://[::1]:8080/a%7Cb)'],
    ['javascript:alert(1)', 'x'],
    ['file:///etc/passwd', 'x'],
    ['https://', 'x'],
    [undefined, 'x'],
  ])('%s', (url, made) => expect(link('x', url)).toBe(made));

  it('stays one link whatever its address is', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (url, rest) => {
        const made = link('x', `${url}${rest}`);
        if (made === 'x') return;
        expect(made).toMatch(/^\[x\]\([^()\s<>|\\]+\)$/);
      }),
    );
    expect(elementsOf(cmark(link('x', 'https://example.com/a) [b](c|d"e\'f')))).toHaveLength(2);
  });
});

describe('fittedTable', () => {
  const items = ['one', 'two', 'three'];
  const rowOf = (item: string): readonly string[] => [item];
  const tableOf = (count: number): string => table(['h'], items.slice(0, count).map(rowOf));

  it('has the rows that fit, from the first on, and counts the others', () => {
    expect(fittedTable(['h'], items, rowOf, 1000)).toEqual({ text: tableOf(3), left: 0 });
    expect(fittedTable(['h'], items, rowOf, 16)).toEqual({ text: tableOf(2), left: 1 });
    expect(fittedTable(['h'], items, rowOf, 0)).toEqual({ text: tableOf(0), left: 3 });
    expect(fittedTable(['h'], ['ü'.repeat(10)], rowOf, 20).left).toBe(1);
  });

  it('makes no row that has no room', () => {
    const made: number[] = [];
    fittedTable(['h'], Array(1000).fill('x'), (item: string, index) => [`${item}${made.push(index)}`], 30);
    expect(made.length).toBeLessThan(6);
  });
});
