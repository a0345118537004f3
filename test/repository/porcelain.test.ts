import { describe, expect, it } from 'vitest';
import { parseIndexModes, parseStatus } from '../../src/repository/porcelain.js';

describe('parseStatus', () => {
  it('sorts what is tracked from what is not, whatever the names hold', () => {
    const output = [' M a b.txt', 'A  new', ' D gone', 'UU both', '?? line\nbreak', '?? ünder/"quoted"', ''].join('\0');
    expect(parseStatus(output)).toEqual({
      changed: ['a b.txt', 'new', 'gone', 'both'],
      untracked: ['line\nbreak', 'ünder/"quoted"'],
    });
    expect(parseStatus('')).toEqual({ changed: [], untracked: [] });
  });
});

describe('parseIndexModes', () => {
  it('gives the executable bit of plain files only', () => {
    const object = 'a'.repeat(40);
    const output = [
      `100755 ${object} 0\tupdate.sh`,
      `100644 ${object} 0\tdir/tab\there`,
      `120000 ${object} 0\tlink`,
      `160000 ${object} 0\tsubmodule`,
      '',
    ].join('\0');
    expect([...parseIndexModes(output)]).toEqual([
      ['update.sh', true],
      ['dir/tab\there', false],
    ]);
  });
});
