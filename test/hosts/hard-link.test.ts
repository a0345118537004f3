import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkNew } from '../../src/hosts/hard-link.js';
import { temporaryDirectories } from '../support/temporary.js';

describe('linkNew', () => {
  const temporary = temporaryDirectories();

  it('gives a file a second name once, and never takes a name away from another', async () => {
    const directory = temporary();
    const [a, b, target] = ['a', 'b', 'target'].map((name) => join(directory, name)) as [string, string, string];
    writeFileSync(a, 'a');
    writeFileSync(b, 'b');
    expect(await linkNew(a, target)).toBe('linked');
    expect(await linkNew(b, target)).toBe('taken');
    expect(readFileSync(target, 'utf8')).toBe('a');
  });

  it('throws for a file that is not there', async () => {
    const directory = temporary();
    await expect(linkNew(join(directory, 'gone'), join(directory, 'target'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
