import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Body, CopySource, Host } from '../../src/hosts/host.js';

/** A host that holds nothing yet, and the way to be rid of it. */
export interface HostUnderTest {
  readonly host: Host;
  /** The same place, opened once more as another process would. */
  readonly reopen: () => Promise<Host> | Host;
  readonly dispose: () => Promise<void> | void;
}

/** What is known of a kind of host, and stated in its documentation. */
export interface HostTraits {
  /** False where the server ignores conditions: only what a single writer may rely on is asked for. */
  readonly conditional?: boolean;
  /** Problems that preflight reports on an empty place. */
  readonly preflightCodes?: readonly string[];
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
const body = (text: string): Body => ({ kind: 'bytes', bytes: bytes(text) });
const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** What every host must do, by the interface alone. */
export const hostContract = (
  name: string,
  open: () => Promise<HostUnderTest> | HostUnderTest,
  { conditional = true, preflightCodes = [] }: HostTraits = {},
): void => {
  describe(`${name} as a host`, () => {
    let host: Host;
    let reopen: HostUnderTest['reopen'];
    let dispose: HostUnderTest['dispose'];
    let scratch: string;

    beforeEach(async () => {
      ({ host, reopen, dispose } = await open());
      scratch = mkdtempSync(join(tmpdir(), 'ota-host-'));
    });
    afterEach(async () => {
      await dispose();
      rmSync(scratch, { recursive: true, force: true });
    });

    /** Asserts which objects there are, on a host that can say so. */
    const expectOnly = async (...paths: readonly string[]): Promise<void> => {
      if (host.capabilities.lists) expect(await host.list('')).toEqual(paths);
      else await expect(host.list('')).rejects.toMatchObject({ code: 'host-unlistable' });
    };
    /** Writes what the host holds back; a host that writes at once has nothing to do. */
    const flush = async (on: Host): Promise<string> => (await on.flush?.()) ?? 'flushed';
    const textOf = async (path: string): Promise<string | undefined> => {
      const stored = await host.read(path);
      return stored && Buffer.from(stored.bytes).toString();
    };
    const file = (content: string | Uint8Array): Body & { kind: 'file' } => {
      const path = join(scratch, 'bundle.zip');
      writeFileSync(path, content);
      return { kind: 'file', path, size: Buffer.byteLength(content), sha256: sha256(content) };
    };

    it('has nothing to say against an empty place, and leaves it empty', async () => {
      expect((await host.preflight()).map(({ code }) => code)).toEqual(preflightCodes);
      expect(host.capabilities.conditionalWrites).toBe(conditional);
      await expectOnly();
    });

    it('says that it holds no object of a name nobody wrote', async () => {
      expect(await host.read('latest')).toBeUndefined();
      expect(await host.digest('bundles/a.zip')).toBeUndefined();
      await host.remove('latest');
    });

    it('creates an object once: the same bytes are the same, others change nothing', async () => {
      expect(await host.create('revisions/00000001.json', body('one'))).toBe('created');
      expect(await host.create('revisions/00000001.json', body('one'))).toBe('same');
      expect(await host.create('revisions/00000001.json', body('two'))).toBe('other');
      expect(await textOf('revisions/00000001.json')).toBe('one');
    });

    it('keeps every byte, also of an empty object', async () => {
      const every = Buffer.from(Array.from({ length: 1024 }, (_, i) => i % 256));
      expect(await host.create('all', { kind: 'bytes', bytes: every })).toBe('created');
      expect(await host.create('empty', body(''))).toBe('created');
      expect(Buffer.from((await host.read('all'))?.bytes ?? [])).toEqual(every);
      expect(await textOf('empty')).toBe('');
    });

    it('gives equal bytes the same tag and other bytes another', async () => {
      await host.create('a', body('same'));
      await host.create('b', body('same'));
      await host.create('c', body('other'));
      const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((path) => host.read(path)));
      expect(a?.etag).toBe(b?.etag);
      expect(a?.etag).not.toBe(c?.etag);
    });

    it('sends a local file and tells how far it is', async () => {
      const bundle = file(Buffer.alloc(3_000_000, 'x'));
      const seen: number[] = [];
      expect(await host.create('bundles/b.zip', bundle, (count) => seen.push(count))).toBe('created');
      expect(seen.at(-1)).toBe(3_000_000);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(await host.digest('bundles/b.zip')).toEqual({ size: 3_000_000, sha256: bundle.sha256 });
      expect(await host.create('bundles/b.zip', bundle)).toBe('same');
      expect(await host.create('bundles/b.zip', file('something else'))).toBe('other');
    });

    it.each([
      ['change', 'expected', 'the same length', (path: string) => writeFileSync(path, 'BUNDLE')],
      ['grow', 'more', 'longer', (path: string) => appendFileSync(path, 'more')],
      ['shrink', 'found', 'shorter', (path: string) => writeFileSync(path, 'bun')],
    ])('refuses a file that turns out to %s, and shows none of it', async (_verb, word, _what, change) => {
      const bundle = file('bundle');
      change(bundle.path);
      await expect(host.create('bundles/b.zip', bundle)).rejects.toMatchObject({
        code: 'host-source-changed',
        message: expect.stringContaining(word),
      });
      await expectOnly();
      expect(await host.digest('bundles/b.zip')).toBeUndefined();
    });

    it('refuses a file that is not there', async () => {
      const gone: Body = { kind: 'file', path: join(scratch, 'gone.zip'), size: 1, sha256: sha256('x') };
      await expect(host.create('bundles/b.zip', gone)).rejects.toMatchObject({ code: 'host-source-unreadable' });
      await expectOnly();
      expect(await host.digest('bundles/b.zip')).toBeUndefined();
    });

    it('replaces an object under its tag, and nothing under another', async () => {
      expect(await host.replace('latest', bytes('"1.0.0"'), undefined)).toBe('replaced');
      const first = await host.read('latest');
      expect(await host.replace('latest', bytes('"1.1.0"'), first?.etag)).toBe('replaced');
      expect(await host.replace('latest', bytes('"1.2.0"'), first?.etag)).toBe('lost');
      expect(await host.replace('latest', bytes('"1.2.0"'), undefined)).toBe('lost');
      expect(await textOf('latest')).toBe('"1.1.0"');
    });

    it('calls a replacement by the very same bytes the same, whatever the tag', async () => {
      await host.create('latest', body('"1.0.0"'));
      const stored = await host.read('latest');
      expect(await host.replace('latest', bytes('"1.0.0"'), stored?.etag)).toBe('same');
      expect(await host.replace('latest', bytes('"1.0.0"'), undefined)).toBe('same');
    });

    it('does not bring back an object that was removed', async () => {
      await host.create('latest', body('"1.0.0"'));
      const stored = await host.read('latest');
      await host.remove('latest');
      expect(await host.replace('latest', bytes('"1.1.0"'), stored?.etag)).toBe('lost');
      expect(await host.read('latest')).toBeUndefined();
    });

    if (conditional)
      it('lets exactly one of many writers at once create or replace', async () => {
        const names = ['a', 'b', 'c', 'd', 'e', 'f'];
        const created = await Promise.all(names.map((each) => host.create('one', body(each))));
        expect(created.filter((outcome) => outcome === 'created')).toHaveLength(1);
        const stored = await host.read('one');
        const replaced = await Promise.all(
          names.map((each) => host.replace('one', bytes(`new ${each}`), stored?.etag)),
        );
        expect(replaced.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
      });

    it('lists by prefix, in order, whatever the depth', async () => {
      for (const path of ['b', 'revisions/00000002.json', 'a', 'revisions/00000001.json', 'channels/beta/latest'])
        await host.create(path, body(path));
      if (!host.capabilities.lists) return expectOnly();
      expect(await host.list('')).toEqual([
        'a',
        'b',
        'channels/beta/latest',
        'revisions/00000001.json',
        'revisions/00000002.json',
      ]);
      expect(await host.list('revisions/')).toEqual(['revisions/00000001.json', 'revisions/00000002.json']);
      expect(await host.list('revisions/00000002')).toEqual(['revisions/00000002.json']);
      expect(await host.list('rev')).toHaveLength(2);
      expect(await host.list('nothing/')).toEqual([]);
    });

    it('hands out an object piece by piece, however large', async () => {
      expect(await host.open('bundles/b.zip')).toBeUndefined();
      const bundle = file(Buffer.alloc(3_000_000, 'y'));
      await host.create('bundles/b.zip', bundle);
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of (await host.open('bundles/b.zip')) ?? []) {
        hash.update(chunk);
        size += chunk.length;
      }
      expect([size, hash.digest('hex')]).toEqual([3_000_000, bundle.sha256]);
      // Whoever leaves early is free to.
      for await (const _chunk of (await host.open('bundles/b.zip')) ?? []) break;
      expect(await host.digest('bundles/b.zip')).toMatchObject({ size: 3_000_000 });
    });

    it('shows others what it has written, and sees what others write', async () => {
      await host.create('revisions/00000001.json', body('one'));
      await host.replace('latest', bytes('"1.0.0"'), undefined);
      expect(await flush(host)).toBe('flushed');
      const other = await reopen();
      const seen = await other.read('latest');
      expect(Buffer.from(seen?.bytes ?? []).toString()).toBe('"1.0.0"');
      expect(await other.create('revisions/00000001.json', body('two'))).toBe('other');
      expect(await other.create('revisions/00000002.json', body('two'))).toBe('created');
      expect(await other.replace('latest', bytes('"1.1.0"'), seen?.etag)).toBe('replaced');
      expect(await flush(other)).toBe('flushed');
      const third = await reopen();
      expect(Buffer.from((await third.read('latest'))?.bytes ?? []).toString()).toBe('"1.1.0"');
      expect(await third.digest('revisions/00000002.json')).toEqual({ size: 3, sha256: sha256('two') });
    });

    if (conditional)
      it('lets exactly one of many writers elsewhere create an object of one name', async () => {
        const names = ['a', 'b', 'c', 'd'];
        const hosts = await Promise.all(names.map(() => reopen()));
        const won = await Promise.all(
          hosts.map(async (each, i) => {
            const outcome = await each.create('revisions/00000001.json', body(`from ${names[i]}`));
            return outcome === 'created' && (await flush(each)) === 'flushed' ? [names[i]] : [];
          }),
        );
        expect(won.flat()).toHaveLength(1);
        const stored = await (await reopen()).read('revisions/00000001.json');
        expect(Buffer.from(stored?.bytes ?? []).toString()).toBe(`from ${won.flat()[0]}`);
      });

    describe('of a copy', () => {
      const ALIAS = 'connhex/pump.zip';
      const sourceOf = async (path: string, content: string | Uint8Array): Promise<CopySource> => {
        const { size, sha256: digest } = file(content);
        expect(await host.create(path, file(content))).toBe('created');
        return { path, size, sha256: digest, headers: { Version: '1.0.0' } };
      };
      const tagOf = async (source: CopySource): Promise<string> => {
        const found = await host.compareCopy(ALIAS, source);
        return found.kind === 'other' ? found.etag : `none, as it is ${found.kind}`;
      };

      it('makes one that has the very bytes, for others too, and once', async () => {
        const source = await sourceOf('bundles/a.zip', Buffer.alloc(3_000_000, 'a'));
        expect(await host.compareCopy(ALIAS, source)).toEqual({ kind: 'absent' });
        expect(await host.copy(ALIAS, source, undefined)).toBe('replaced');
        expect(await host.compareCopy(ALIAS, source)).toEqual({ kind: 'same' });
        expect(await host.copy(ALIAS, source, undefined)).toBe('same');
        expect(await flush(host)).toBe('flushed');
        const other = await reopen();
        expect(await other.compareCopy(ALIAS, source)).toEqual({ kind: 'same' });
        expect(await other.digest(ALIAS)).toEqual({ size: source.size, sha256: source.sha256 });
      });

      it('replaces it under its tag, and nothing under another', async () => {
        const [a, b, c] = [
          await sourceOf('bundles/a.zip', 'aaaa'),
          await sourceOf('bundles/b.zip', 'bb'),
          await sourceOf('bundles/c.zip', 'cccc'),
        ];
        await host.copy(ALIAS, a, undefined);
        const first = await tagOf(b);
        expect(await host.copy(ALIAS, b, first)).toBe('replaced');
        expect(await host.copy(ALIAS, c, first)).toBe('lost');
        expect(await host.copy(ALIAS, c, undefined)).toBe('lost');
        expect(await textOf(ALIAS)).toBe('bb');
        await host.remove(ALIAS);
        expect(await host.copy(ALIAS, c, first)).toBe('lost');
        expect(await host.read(ALIAS)).toBeUndefined();
      });

      it('finds another run’s, and repairs one that somebody has written over', async () => {
        const source = await sourceOf('bundles/a.zip', 'right');
        await host.create(ALIAS, body('wrong'));
        expect(await flush(host)).toBe('flushed');
        const other = await reopen();
        const found = await other.compareCopy(ALIAS, source);
        expect(found.kind).toBe('other');
        expect(await other.copy(ALIAS, source, found.kind === 'other' ? found.etag : '')).toBe('replaced');
        expect(await flush(other)).toBe('flushed');
        const third = await reopen();
        expect(Buffer.from((await third.read(ALIAS))?.bytes ?? []).toString()).toBe('right');
      });

      it('makes none of what is not there, or not what it should be', async () => {
        const source = await sourceOf('bundles/a.zip', 'right');
        const gone = { ...source, path: 'bundles/b.zip' };
        await expect(host.copy(ALIAS, gone, undefined)).rejects.toMatchObject({
          code: expect.stringMatching(/^host-/),
        });
        expect(await host.read(ALIAS)).toBeUndefined();
      });
    });

    it('removes an object and can create it again', async () => {
      await host.create('channels/beta/latest', body('"1.0.0"'));
      await host.remove('channels/beta/latest');
      await host.remove('channels/beta/latest');
      await expectOnly();
      expect(await host.read('channels/beta/latest')).toBeUndefined();
      expect(await host.create('channels/beta/latest', body('"2.0.0"'))).toBe('created');
    });

    it.each([
      // path, what is wrong with it
      ['', 'empty'],
      ['/etc/passwd', 'absolute'],
      ['../outside', 'climbs'],
      ['a/../../outside', 'climbs from inside'],
      ['a/./b', 'a dot'],
      ['a//b', 'an empty name'],
      ['a/', 'an empty last name'],
      ['a\\b', 'a backslash'],
      ['a\0b', 'a NUL'],
    ])('refuses the path %j: %s', async (path) => {
      const refusal = { code: 'host-path-invalid' };
      await expect(host.read(path)).rejects.toMatchObject(refusal);
      await expect(host.digest(path)).rejects.toMatchObject(refusal);
      await expect(host.create(path, body('x'))).rejects.toMatchObject(refusal);
      await expect(host.replace(path, bytes('x'), undefined)).rejects.toMatchObject(refusal);
      await expect(host.remove(path)).rejects.toMatchObject(refusal);
      const source = { path: 'a', size: 1, sha256: sha256('x') };
      await expect(host.compareCopy(path, source)).rejects.toMatchObject(refusal);
      await expect(host.copy(path, source, undefined)).rejects.toMatchObject(refusal);
    });

    it('names its kind and place without a credential', () => {
      expect(host.kind).toMatch(/^[a-z0-9-]+$/);
      expect(host.location).not.toMatch(/:\/\/[^/]*@/);
    });
  });
};
