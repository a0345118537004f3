import { describe, expect, it } from 'vitest';
import { detectStyle, painter } from '../../src/report/style.js';

describe('detectStyle', () => {
  it.each([
    // isTty, environment, colour, live
    [true, {}, true, true],
    [false, {}, false, false],
    [true, { NO_COLOR: '1' }, false, true],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false, true],
    [false, { FORCE_COLOR: '1' }, true, false],
    [true, { FORCE_COLOR: '0' }, true, true],
    [true, { TERM: 'dumb' }, false, false],
    [true, { CI: 'true' }, true, false],
    [true, { NO_COLOR: '' }, true, true],
  ])('tty %s with %j: colour %s, live %s', (isTty, environment, colour, live) => {
    expect(detectStyle({ isTty, environment })).toEqual({ colour, live });
  });
});

describe('painter', () => {
  it('wraps text in SGR sequences only where there is colour', () => {
    expect(painter({ colour: true, live: false })('a', 'bold', 'red')).toBe('\u001b[1;31ma\u001b[0m');
    expect(painter({ colour: false, live: true })('a', 'red')).toBe('a');
    expect(painter({ colour: true, live: true })('a')).toBe('a');
  });
});
