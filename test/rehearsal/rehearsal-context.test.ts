import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contextOf, publishedSite, rehearsedSite, shell } from '../support/rehearsal.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const opened = async () => {
  const work = directory();
  const { host } = await publishedSite(work, [
    { version: '1.0.0', files: { 'update.sh': shell(':') }, families: { connhex: { alias: true } } },
  ]);
  const read: string[] = [];
  host.before = (operation, path) => void read.push(`${operation} ${path}`);
  const site = await rehearsedSite(host);
  read.length = 0;
  return { work, site, read, context: contextOf('connhex', site, work) };
};

test('a release and a download are fetched once a run, those with a fault each time', async () => {
  const { context, read } = await opened();
  const { statement } = await context.release('1.0.0');
  await context.release('1.0.0');
  expect(read).toEqual(['read 1.0.0']);
  const [first, second] = await Promise.all([1, 2].map(() => context.download(statement.predicate.bundle)));
  expect(first).toBe(second);
  expect(readFileSync(first?.file ?? '').length).toBe(statement.predicate.bundle.size);
  expect((await failureOf(() => context.release('1.0.0', 'bad-signature'))).exitCode).toBe(3);
  expect((await failureOf(() => context.download(statement.predicate.bundle, 'no-space'))).code).toBe(
    'rehearsal-no-space',
  );
  expect(await context.download(statement.predicate.bundle)).toBe(first);
});

test('each family has its own settings, and each device a root of its own', async () => {
  const { context, site, work } = await opened();
  expect(context.settings).toEqual({ alias: true });
  expect(contextOf('zos', site, work).settings).toBeUndefined();
  const [one, other] = [await context.device('1.0.0'), await context.device('1.0.0')];
  expect(one.root).not.toBe(other.root);
});
