import { expect, test } from 'vitest';
import { upgradeRangeProblems } from '../../../src/devices/zos/upgrade-range.js';

test.each<[string, string | undefined, readonly string[], readonly string[], readonly string[] | undefined]>([
  // what | upgradeFrom | listed | others | from where nodes come that it doesn’t take
  ['no range', undefined, ['1.0.0'], [], undefined],
  ['the version before is in the range', '>=1.5.0', ['1.0.0', '1.5.0'], [], undefined],
  ['the version before is not', '>=1.5.0', ['1.0.0', '1.4.0'], [], ['1.4.0']],
  ['a back-port: what is above doesn’t matter', '>=1.5.0', ['1.5.0', '3.0.0'], [], undefined],
  ['a factory image in between', '>=1.5.0 <1.6.0', ['1.5.0'], ['1.7.0', '1.0.0', '2.5.0'], ['1.7.0']],
  ['the first release, and factory images', '>=1.5.0', [], ['1.0.0', '1.5.0'], ['1.0.0']],
  ['nothing before it', '>=1.5.0', [], [], undefined],
])('%s', (_what, upgradeFrom, listed, others, from) => {
  const found = upgradeRangeProblems({ version: '2.0.0', upgradeFrom, listed, others, place: { file: 'x' } });
  expect(found.map(({ code, message }) => [code, message])).toEqual(
    from === undefined
      ? []
      : [['zos-upgrade-from-ignored', expect.stringContaining(`install 2.0.0 from ${from.join(', ')}, though`)]],
  );
});
