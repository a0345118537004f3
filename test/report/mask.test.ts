import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask } from '../../src/report/mask.js';

const SECRET = 'p@ss/w"ord+é\t1';
const SEED = 'nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=';
const bytes = Buffer.from(SECRET);
const basic = (user: string) => Buffer.from(`${user}:${SECRET}`).toString('base64');

describe('createMask', () => {
  it.each([
    // form, text
    ['raw', SECRET],
    ['base64', bytes.toString('base64')],
    ['base64 without padding', bytes.toString('base64').replace(/=+$/, '')],
    ['base64url', bytes.toString('base64url')],
    ['lowercase hex', bytes.toString('hex')],
    ['uppercase hex', bytes.toString('hex').toUpperCase()],
    ['URI component', encodeURIComponent(SECRET)],
    [
      'URI component with lowercase escapes',
      encodeURIComponent(SECRET).replace(/%../g, (octet) => octet.toLowerCase()),
    ],
    ['URI', encodeURI(SECRET)],
    ['JSON', JSON.stringify(SECRET).slice(1, -1)],
  ])('replaces the secret in its form %s', (_form, text) => {
    expect(createMask([SECRET])(`before ${text} and ${text}, after`)).toBe('before *** and ***, after');
  });

  it('replaces a secret that was given with blanks or a line end around it', () => {
    expect(createMask([` ${SEED}\n`])(`key=${SEED};`)).toBe('key=***;');
    expect(createMask(['two words'])('q=two+words')).toBe('q=***');
  });

  it.each(['', 'u', 'us', 'user'])('replaces the secret within the base64 of a header for the user "%s"', (user) => {
    const masked = createMask([SECRET])(`Basic ${basic(user)}`);
    expect(masked).toContain('***');
    const left = masked.replace('***', '').length - 'Basic '.length;
    // What stays are the characters of the user name, and at most one that the secret shares with its surroundings at each end.
    expect(left).toBeLessThanOrEqual(Math.ceil(((user.length + 1) * 4) / 3) + 1 + 3);
  });

  it('replaces each line of a secret of several lines, and leaves the lines that only name it', () => {
    const pem =
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1h\nsZ3v/VpguoRK9JLsLMRE\n-----END PRIVATE KEY-----\n';
    const mask = createMask([pem]);
    expect(mask('line 2: MC4CAQAwBQYDK2VwBCIEIJ1h.')).toBe('line 2: ***.');
    expect(mask('line 3: sZ3v/VpguoRK9JLsLMRE.')).toBe('line 3: ***.');
    expect(mask(pem)).toBe('***');
    expect(mask(JSON.stringify({ pem }))).toBe('{"pem":"***"}');
    expect(mask('-----BEGIN PRIVATE KEY-----')).toBe('-----BEGIN PRIVATE KEY-----');
    expect(createMask(['untrusted comment: minisign encrypted secret key\r\nRWRTY0Iy'])('RWRTY0Iy')).toBe('***');
  });

  it('replaces the bytes of a base64 secret in other spellings', () => {
    const seed = Buffer.from(SEED, 'base64');
    const mask = createMask([SEED]);
    for (const text of [seed.toString('hex'), seed.toString('hex').toUpperCase(), seed.toString('base64url')])
      expect(mask(`<${text}>`)).toBe('<***>');
  });

  it('replaces secrets that overlap or contain one another as a whole', () => {
    expect(createMask(['abcdef', 'defghi'])('_abcdefghi_')).toBe('_***_');
    expect(createMask(['abcd', 'abcdefgh'])('abcdefgh')).toBe('***');
  });

  it('leaves short and empty secrets, and texts without a secret, alone', () => {
    const mask = createMask(['', 'abc', ' a \n', '      ', SECRET]);
    expect(mask('      abc a \n b c')).toBe('      abc a \n b c');
    expect(createMask([])('abc')).toBe('abc');
    expect(mask('')).toBe('');
  });

  it('never lets a secret through, whatever is around it', () => {
    const secret = fc
      .string({ minLength: 4, maxLength: 20, unit: 'grapheme' })
      .filter((text) => text.trim().length >= 4 && !text.includes('*'));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const mask = createMask([value]);
        expect(mask(before + value + after)).not.toContain(value);
        expect(mask(JSON.stringify(before + value + after))).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
      { numRuns: 300 },
    );
  });
});
