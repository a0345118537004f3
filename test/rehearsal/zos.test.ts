import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/rehearsal/faults.js';
import type { Hop, HopResult } from '../../src/rehearsal/rehearsal.js';
import { rehearseZos } from '../../src/rehearsal/zos.js';
import { contextOf, publishedSite, shell } from '../support/rehearsal.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const hop = (fault?: Fault): Hop => ({ from: '1.0.0', to: '1.1.0', fault, runs: true, installsFirst: false });

const node = async (hook = ':') => {
  const work = directory();
  const files = { 'update.sh': shell(hook) };
  const { host, site } = await publishedSite(work, [
    { version: '1.0.0', files },
    { version: '1.1.0', files },
  ]);
  const bundle = site.channel.releases.get('1.1.0')?.bundle.path ?? '';
  return { host, bundle, ...rehearseZos(contextOf('zos', site, work, { isolation: 'plain' })) };
};

const states = ({ messages }: HopResult): readonly string[] => messages.map(({ state }) => state);

describe('a 0-OS node', () => {
  test('takes the next version, with the .md5 beside it as its cache key', async () => {
    const { take, host, bundle } = await node();
    const key = createHash('md5').update('x').digest('hex');
    host.objects.set(`${bundle}.md5`, Buffer.from(key));
    const result = await take(hop());
    expect(result).toMatchObject({ ended: 'updated', ran: true });
    expect(states(result)).toEqual(['polled', 'upgrade', 'downloaded', 'applied']);
    expect(result.messages[1]?.body).toMatchObject({ version: '1.1.0', cacheKey: key });
  });

  test('breaks at an empty .md5', async () => {
    const { take, host, bundle } = await node();
    host.objects.set(`${bundle}.md5`, Buffer.of());
    expect(await take(hop())).toMatchObject({ ended: 'kept', why: expect.stringContaining('there and empty') });
  });

  test.each([
    // fault, why
    ['check-fails', 'can’t be reached'],
    ['truncated-download', 'ends after'],
    ['no-space', 'no space left'],
    ['update-fails', 'ended with exit code 1'],
  ] as const)('with the fault %s stays where it is', async (fault, why) => {
    const { take, faults } = await node();
    expect(faults).toContain(fault);
    const result = await take(hop(fault));
    expect(result).toMatchObject({ ended: 'kept', why: expect.stringContaining(why) });
    expect(states(result).at(-1)).toBe('error');
  });

  test('compares neither signature nor digest, and so knows no fault in them', async () => {
    const { faults } = await node();
    expect(faults).not.toContain('bad-signature');
    expect(faults).not.toContain('bad-digest');
  });

  test('is stopped by a version whose object is not there, and by one that nobody signed', async () => {
    const gone = await node();
    gone.host.objects.delete('1.1.0');
    expect(await gone.take(hop())).toMatchObject({ ended: 'kept', unverified: false });
    const other = await node();
    other.host.objects.set('1.1.0', other.host.objects.get('1.0.0') ?? Buffer.of());
    expect(await other.take(hop())).toMatchObject({ ended: 'kept', unverified: true });
  });

  test('polls, and says what it sees', async () => {
    const { look, host } = await node();
    expect(await look?.('1.1.0')).toEqual([{ state: 'polled', body: { latest: '1.1.0', versions: 2 } }]);
    host.objects.delete('versions');
    expect(await look?.('1.1.0')).toEqual([{ state: 'error', body: 'versions is not on the site' }]);
  });
});
