import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { collectStream, digestStream, safeSitePath } from '../../src/site/site-source.js';

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe('a path of a site', () => {
  test.each(['index.json', 'channels/beta/1.0.0-rc.1', '.well-known/x', 'a..b'])('%s stays inside', (path) => {
    expect(safeSitePath(path)).toBe(path);
  });
  test.each(['', '/', '/etc/passwd', '../x', 'a/../b', 'a//b', './a', 'a/.', 'a\\b', 'a\0b', 'a/'])(
    '%j is refused',
    (path) => {
      expect(() => safeSitePath(path)).toThrowError(
        expect.objectContaining({ code: 'verify-path-refused', exitCode: 3 }),
      );
    },
  );
});

describe('the digest of a stream', () => {
  test('gives size, SHA-256 and BLAKE2b-512 of all chunks', async () => {
    const digest = await digestStream(chunks('up', 'date'));
    expect(digest.size).toBe(6);
    expect(digest.sha256).toBe(createHash('sha256').update('update').digest('hex'));
    expect(Buffer.from(digest.blake2b512 ?? []).toString('hex')).toBe(
      createHash('blake2b512').update('update').digest('hex'),
    );
  });

  test('leaves a stream that goes on for ever', async () => {
    let sent = 0;
    const endless = async function* () {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(10);
      }
    };
    expect((await digestStream(endless(), 25)).size).toBe(30);
    expect(sent).toBe(3);
  });
});

describe('the bytes of a stream', () => {
  test('are joined', async () => {
    expect(Buffer.from(await collectStream(chunks('a', 'b'), 'x', 2)).toString()).toBe('ab');
  });
  test('are bounded', async () => {
    const refused = collectStream(chunks('a', 'bc'), 'latest', 2);
    await expect(refused).rejects.toMatchObject({
      code: 'verify-object-too-large',
      problems: [{ place: { file: 'latest' } }],
    });
  });
});
