import { describe, expect, test } from 'vitest';
import { checkAgainstChannel } from '../../src/version/release-rules.js';

const PLACE = { file: '--version' };

describe('checkAgainstChannel', () => {
  test.each([
    // version | channel | latest | codes with severities
    ['1.1.0', 'stable', '1.0.0', []],
    ['1.0.0', 'stable', '1.0.0', []],
    ['1.0.0', 'stable', undefined, []],
    ['1.0.9', 'stable', '1.1.0', ['warning version-back-port']],
    ['1.1.0-rc.1', 'beta', '1.0.0', []],
    ['1.0.0-rc.1', 'beta', '1.0.0', ['warning version-back-port']],
    ['1.1.0-rc.1', 'stable', '1.0.0', ['error version-pre-release-in-stable']],
    ['0.9.0-rc.1', 'stable', '1.0.0', ['error version-pre-release-in-stable', 'warning version-back-port']],
    ['0.0.1', 'stable', undefined, ['warning version-first-is-default']],
    ['0.0.1', 'beta', undefined, ['warning version-first-is-default']],
    ['0.0.1', 'stable', '0.1.0', ['warning version-back-port']],
    ['0.0.2', 'stable', undefined, []],
  ])('%s to %s after %s: %j', (version, channel, latest, expected) => {
    const first = latest === undefined;
    const problems = checkAgainstChannel(version, {
      channel,
      first,
      place: PLACE,
      ...(latest === undefined ? {} : { latest }),
    });
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
    for (const { place } of problems) expect(place).toBe(PLACE);
  });

  test('a channel whose releases were all withdrawn has no latest, and is not new', () => {
    expect(checkAgainstChannel('0.0.1', { channel: 'stable', first: false })).toEqual([]);
  });
});
