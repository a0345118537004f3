import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMask, command, harmless } from '../../src/report/github-commands.js';
import { createMask } from '../../src/report/mask.js';

interface ParsedCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const unescapeProperty = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** What the runner makes of one line, in its present form and in its old one, whatever the command's name. */
const parseLine = (line: string): ParsedCommand | undefined => {
  const [, head = '', data = ''] = /^[\s\u0085]*::(.*?)::([\s\S]*)$/.exec(line) ?? [];
  if (head !== '') {
    const [, name = head, properties = ''] = /^([^ ]*) (.*)$/.exec(head) ?? [];
    const pairs = properties.split(',').flatMap((pair) => {
      const [, key, value] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
      return key && value ? [[key, unescapeProperty(value)] as const] : [];
    });
    return { name, properties: Object.fromEntries(pairs), data: unescapeData(data) };
  }
  const [, old] = /##\[([^\]]*)\]/.exec(line) ?? [];
  return old ? { name: old, properties: {}, data: '' } : undefined;
};

/** Any UTF-16 unit, and more often what is escaped. */
const unit = fc.oneof(
  fc.nat(0xffff).map((point) => String.fromCharCode(point)),
  fc.constantFrom('%', '0', 'A', 'D', '2', '5', '\r', '\n', ':', ',', '='),
);

describe('command', () => {
  it.each([
    // command, line
    [command('endgroup'), '::endgroup::'],
    [command('group', {}, 'Pack: 100 %'), '::group::Pack: 100 %25'],
    [
      command('error', { file: 'a,b:c%.yaml', line: 3, title: '' }, 'one\r\ntwo'),
      '::error file=a%2Cb%3Ac%25.yaml,line=3::one%0D%0Atwo',
    ],
    [command('warning', { file: undefined, col: 7 }, '%0A'), '::warning col=7::%250A'],
  ])('%j', (made, line) => expect(made).toBe(line));

  it('is read by the runner as it was meant, in one line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit }), fc.string({ unit, minLength: 1 }), (text, file) => {
        const line = command('error', { file, line: 1 }, text);
        expect(line).not.toMatch(/[\r\n]/);
        expect(parseLine(line)).toEqual({ name: 'error', properties: { file, line: '1' }, data: text });
      }),
    );
  });
});

describe('harmless', () => {
  it.each([
    // text, printed
    ['::add-mask::x', ': :add-mask::x'],
    ['  \t::set-output name=a::b', '  \t: :set-output name=a::b'],
    ['\u00a0\u2003\u0085::stop-commands::x', '\u00a0\u2003\u0085: :stop-commands::x'],
    ['\u200b\u0000::error::x', '\u200b\u0000: :error::x'],
    ['first\n::error::x\r::error::y\r\n::error::z', 'first\n: :error::x\r: :error::y\r\n: :error::z'],
    ['said ##[error]x and ##[group]y', 'said ## [error]x and ## [group]y'],
    ['a::b::c, std::string', 'a::b::c, std::string'],
    ['\u001b[31mred\u001b[0m', '\u001b[31mred\u001b[0m'],
    ['', ''],
  ])('%j is printed as %j', (text, printed) => {
    expect(harmless(text)).toBe(printed);
    expect(harmless(printed)).toBe(printed);
  });

  it('leaves no line that the runner takes for a command', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      ' ',
      '\t',
      '\r',
      '\n',
      '##[',
      '#',
      '[',
      ']',
      'error',
      'x',
      '\u00a0',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const line of harmless(pieces.join('')).split(/\r\n|\r|\n/)) expect(parseLine(line)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the text', () => {
    const start = performance.now();
    harmless('\n '.repeat(100_000));
    harmless(' '.repeat(200_000));
    // What is quadratic takes minutes for that.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('addMask', () => {
  it('hides the secret, each of its lines, and its base64, URL and JSON forms', () => {
    const secret = 'first line "1"\nsecond/line?2';
    const lines = addMask(secret);
    const hidden = lines
      .map((line) => parseLine(line))
      .map((parsed) => (parsed?.name === 'add-mask' ? parsed.data : ''));
    expect(hidden).toEqual(
      expect.arrayContaining([
        secret,
        'first line "1"',
        'second/line?2',
        Buffer.from(secret).toString('base64'),
        Buffer.from('second/line?2').toString('base64'),
        encodeURIComponent('second/line?2'),
        JSON.stringify(secret).slice(1, -1),
        'first line \\"1\\"',
      ]),
    );
    for (const line of lines) expect(line).not.toMatch(/[\r\n]/);
  });

  it('hides everything that the mask of this process hides', () => {
    const secret = 'p@ss/w"ord+é';
    const mask = createMask([secret]);
    for (const line of addMask(secret)) expect(mask(parseLine(line)?.data ?? '')).toBe('***');
  });

  it('never asks for fewer than 4 characters, nor for blanks', () => {
    expect(addMask('')).toEqual([]);
    expect(addMask('abc')).toEqual([]);
    expect(addMask('      ')).toEqual([]);
    expect(addMask('abc\ndef').every((line) => (parseLine(line)?.data.length ?? 0) >= 4)).toBe(true);
    expect(addMask('a\nlonger')).not.toContain('::add-mask::a');
  });
});
