import { describe, expect, it } from 'vitest';
import { fastImportStream } from '../../../src/hosts/git-branch/fast-import.js';

const A = 'a'.repeat(40);
const text = (commit: Partial<Parameters<typeof fastImportStream>[0]>): string =>
  Buffer.from(
    fastImportStream({ parent: undefined, changes: [], author: 'A B <a@b>', time: 12, message: 'Why\n', ...commit }),
  ).toString('latin1');

describe('the stream of a commit', () => {
  it('begins a branch', () => {
    expect(text({})).toBe(
      'feature done\nfeature get-mark\ncommit refs/ota-release/next\nmark :1\ncommitter A B <a@b> 12 +0000\n' +
        'data 4\nWhy\n\n\nget-mark :1\ndone\n',
    );
  });

  it('goes on from its parent: removals first, contents that wait in memory as they are', () => {
    const bytes = Buffer.from([0, 10, 255]);
    const stream = text({
      parent: A,
      changes: [
        { path: 'a "quoted"\nname', kind: 'added', blob: { id: A, size: 3, bytes } },
        { path: 'gone', kind: 'removed', blob: undefined },
        { path: 'bundles/a.zip', kind: 'added', blob: { id: A, size: 9 } },
      ],
    });
    expect(stream).toContain(
      `from ${A}\nD "gone"\nM 100644 inline "a \\"quoted\\"\\nname"\ndata 3\n\0\n\xff\nM 100644 ${A} "bundles/a.zip"\n`,
    );
  });

  it('counts bytes, not letters', () => {
    expect(text({ message: 'ü' })).toContain('data 2\n');
  });
});
