import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageAsset, ReleasePage, ReleasePages } from '../../src/forges/release-page.js';
import type { ForgeUnderTest } from './forge-contract.js';

/** A release page as everybody sees it. */
export interface SeenPage {
  readonly title: string;
  readonly notes: string;
  /** What a download of each asset gives, by name. */
  readonly assets: ReadonlyMap<string, string>;
}

/** A forge with pages, and what its server lets a test do and see past the forge. */
export interface PagesUnderTest extends Pick<ForgeUnderTest, 'forge' | 'commit' | 'dispose'> {
  /** The page as somebody sees it who is no member of the project; undefined where there is nothing to see. */
  readonly seen: (tag: string) => Promise<SeenPage | undefined>;
  /** What a member of the project publishes by hand, on a tag that is there. */
  readonly publishByHand: (tag: string, page: SeenPage) => Promise<void>;
  /**
   * Counted from now, request `number` (the first is 1) never gets an answer, `before` or `after` the server has done what
   * it asks for: as if the client had died there. Resolves once that request has come.
   */
  readonly freeze: (number: number, when: 'before' | 'after') => Promise<void>;
  /** From now on every request gets its answer, but for one that is frozen already. */
  readonly thaw: () => void;
}

const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

/** More requests than any forge may need for one small page. */
const MAX_REQUESTS = 60;

/** What every forge's release pages must do, by the interface alone. */
export const pagesContract = (name: string, open: () => Promise<PagesUnderTest>): void => {
  describe(`release pages on ${name}`, () => {
    let on: PagesUnderTest;
    let pages: ReleasePages;
    let directory: string;
    beforeEach(async () => {
      directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-page-'));
      on = await open();
      if (!on.forge.pages) throw new Error(`${name} has no pages`);
      pages = on.forge.pages;
    });
    afterEach(async () => {
      rmSync(directory, { recursive: true, force: true });
      await on.dispose();
    });

    const tagged = async (tag: string): Promise<void> => {
      await on.forge.createTag({ name: tag, commit: on.commit, message: `Release ${tag}`, time: 1_768_471_200 });
    };

    const fileAsset = (assetName: string, text: string): PageAsset => {
      const path = join(directory, assetName);
      writeFileSync(path, text);
      const body = { kind: 'file', path, size: Buffer.byteLength(text), sha256: sha256(text) } as const;
      return { name: assetName, body, mediaType: 'application/zip' };
    };
    const bytesAsset = (assetName: string, text: string): PageAsset => ({
      name: assetName,
      body: { kind: 'bytes', bytes: new TextEncoder().encode(text) },
      mediaType: 'text/plain',
    });

    const ZIP = 'a bundle\n'.repeat(20_000);
    const TEXTS = new Map([
      ['gateway-1.0.0.zip', ZIP],
      ['gateway-1.0.0.zip.minisig', 'untrusted comment: x\n'],
      ['sbom_1.0.0.json', '{}'],
    ]);
    const pageOf = (tag: string, facts: Partial<ReleasePage> = {}): ReleasePage => ({
      product: 'gateway',
      version: '1.0.0',
      tag,
      title: 'gateway 1.0.0',
      notes: '- A fix for “Räder”\n',
      prerelease: false,
      latest: true,
      assets: [...TEXTS].map(([asset, text], i) => (i === 0 ? fileAsset(asset, text) : bytesAsset(asset, text))),
      ...facts,
    });
    const expected = { title: 'gateway 1.0.0', notes: '- A fix for “Räder”\n', assets: TEXTS };

    it('publishes a page once', async () => {
      await tagged('v1.0.0');
      expect(await pages.look('v1.0.0')).toBeUndefined();
      const first = await pages.publish(pageOf('v1.0.0'));
      expect(first).toMatchObject({ outcome: 'published', url: expect.stringMatching(/^https?:\/\/.+v1\.0\.0$/) });
      expect(await on.seen('v1.0.0')).toEqual(expected);
      expect(await pages.look('v1.0.0')).toEqual({ draft: false, assets: [...TEXTS.keys()] });
      expect(await pages.publish(pageOf('v1.0.0'))).toEqual({ url: first.url, outcome: 'unchanged' });
      expect(await on.seen('v1.0.0')).toEqual(expected);
    });

    it('publishes the page of a tag with a slash, and of a release without files', async () => {
      await tagged('gateway/v1.0.0');
      expect(await pages.publish(pageOf('gateway/v1.0.0'))).toMatchObject({ outcome: 'published' });
      expect(await on.seen('gateway/v1.0.0')).toEqual(expected);
      await tagged('v1.0.0');
      expect(await pages.publish(pageOf('v1.0.0', { assets: [], latest: false }))).toMatchObject({
        outcome: 'published',
      });
      expect(await on.seen('v1.0.0')).toEqual({ ...expected, assets: new Map() });
    });

    it('tells how many bytes it has sent', async () => {
      await tagged('v1.0.0');
      const sent: number[] = [];
      await pages.publish(pageOf('v1.0.0'), (bytes) => sent.push(bytes));
      expect(sent.at(-1)).toBe([...TEXTS.values()].join('').length);
      expect(sent).toEqual([...sent].sort((a, b) => a - b));
    });

    it('refuses an asset with other bytes, and leaves it as it is', async () => {
      await tagged('v1.0.0');
      await pages.publish(pageOf('v1.0.0'));
      const other = [bytesAsset('sbom_1.0.0.json', '[]'), bytesAsset('later.txt', 'later')];
      await expect(pages.publish(pageOf('v1.0.0', { assets: other }))).rejects.toMatchObject({
        code: 'page-asset-differs',
        message: expect.stringContaining('"sbom_1.0.0.json"'),
      });
      expect(await on.seen('v1.0.0')).toEqual(expected);
    });

    it('keeps the title, the notes and the files of somebody else, and adds what is missing', async () => {
      await tagged('v1.0.0');
      const [zip = ''] = TEXTS.keys();
      const theirs = new Map([
        [zip, ZIP],
        ['photo.png', 'a photo'],
      ]);
      await on.publishByHand('v1.0.0', { title: 'The big one', notes: 'We are proud.', assets: theirs });
      const first = await pages.publish(pageOf('v1.0.0'));
      expect(first.outcome).toBe('completed');
      const all = { title: 'The big one', notes: 'We are proud.', assets: new Map([...theirs, ...TEXTS]) };
      expect(await on.seen('v1.0.0')).toEqual(all);
      expect(await pages.publish(pageOf('v1.0.0'))).toEqual({ ...first, outcome: 'unchanged' });
    });

    it('lets two runs publish the same page at once', async () => {
      await tagged('v1.0.0');
      const outcomes = await Promise.all([pageOf('v1.0.0'), pageOf('v1.0.0')].map((page) => pages.publish(page)));
      expect(outcomes.map(({ outcome }) => outcome)).toContain('published');
      expect(await on.seen('v1.0.0')).toEqual(expected);
      expect(await pages.publish(pageOf('v1.0.0'))).toMatchObject({ outcome: 'unchanged' });
    });

    it.each(['before', 'after'] as const)(
      'shows nothing or all of it when a run dies %s any of its requests is answered, and the next run finishes it',
      async (when) => {
        let number = 0;
        for (let ended = 'died'; ended === 'died' && number < MAX_REQUESTS; ) {
          number += 1;
          const tag = `v1.0.${number}`;
          await tagged(tag);
          const died = on.freeze(number, when).then(() => 'died');
          const run = pages.publish(pageOf(tag)).then(() => 'done');
          // The server ends with the test, and takes the dead runs along.
          run.catch(() => undefined);
          ended = await Promise.race([died, run]);
          // What is frozen stays so.
          on.thaw();
          const seen = await on.seen(tag);
          if (seen) expect(seen).toEqual(expected);
          const { outcome } = await pages.publish(pageOf(tag));
          expect(outcome).toBe(seen ? 'unchanged' : 'published');
          expect(await on.seen(tag)).toEqual(expected);
        }
        // At least a look, a page and each of its files; and an end was reached.
        expect(number).toBeGreaterThan(TEXTS.size + 2);
        expect(number).toBeLessThan(MAX_REQUESTS);
      },
    );

    it.each(['a b.txt', '.hidden', 'trailing.', 'räder.txt', 'a/b', ''])(
      'takes a name that a forge would change, %j, for a defect',
      async (asset) => {
        await tagged('v1.0.0');
        await expect(pages.publish(pageOf('v1.0.0', { assets: [bytesAsset(asset, 'x')] }))).rejects.toBeInstanceOf(
          RangeError,
        );
        expect(await pages.look('v1.0.0')).toBeUndefined();
      },
    );
  });
};
