import { describe, expect, test } from 'vitest';
import { channelView } from '../../src/devices/channel-view.js';
import { deviceFamilies } from '../../src/devices/registry.js';
import type { Fault } from '../../src/rehearsal/faults.js';
import type { RehearsalMessage } from '../../src/rehearsal/rehearsal-report.js';
import { type RehearsalRequest, rehearseSite } from '../../src/rehearsal/rehearse-site.js';
import { type OpenedSandbox, sandboxOf } from '../../src/rehearsal/sandbox.js';
import { NOW, publishedSite, type RehearsedRelease, shell } from '../support/rehearsal.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const release = (version: string, update = ':', more: Partial<RehearsedRelease> = {}): RehearsedRelease => ({
  version,
  files: { 'update.sh': shell(update), 'rollback.sh': shell(':') },
  ...more,
});

interface Rehearsing extends Partial<Omit<RehearsalRequest, 'families'>> {
  readonly opened?: OpenedSandbox;
}

const rehearse = async (releases: readonly RehearsedRelease[], { opened, ...changes }: Rehearsing = {}) => {
  const work = directory();
  const { site } = await publishedSite(work, releases);
  const messages: RehearsalMessage[] = [];
  let openings = 0;
  const report = await rehearseSite(
    {
      workDirectory: async () => work,
      openSandbox: async () => {
        openings += 1;
        return opened ?? { sandbox: sandboxOf('plain', process.env.PATH ?? ''), problems: [] };
      },
      now: () => NOW,
      onMessage: (message) => void messages.push(message),
    },
    {
      site,
      families: await deviceFamilies(['connhex']),
      project: undefined,
      matrix: undefined,
      target: site.channel.latest,
      published: true,
      from: [],
      faults: [],
      timeoutMs: 20_000,
      installsFirst: 'newest',
      ...changes,
    },
  );
  return { report, messages, openings, hops: report.families[0]?.hops ?? [] };
};

describe('a rehearsal', () => {
  test('takes each version in the field to the newest, and asks once what scripts are run in', async () => {
    const { report, hops, messages, openings } = await rehearse([release('1.0.0'), release('1.1.0'), release('1.2.0')]);
    expect(report).toMatchObject({ target: '1.2.0', isolation: 'plain', problems: [] });
    expect(hops.map(({ from, to, ok, ran }) => [from, to, ok, ran])).toEqual([
      ['1.0.0', '1.2.0', true, true],
      ['1.1.0', '1.2.0', true, true],
    ]);
    expect(openings).toBe(1);
    expect(messages.filter(({ from }) => from === '1.2.0').map(({ state }) => state)).toEqual(['checking', 'updated']);
  });

  test('takes a release for a part of the fleet as it will be, where its devices wait until it is complete', async () => {
    const whole = await publishedSite(directory(), [release('1.0.0'), release('1.1.0')]);
    const releases = whole.site.predicate.releases.map((entry) =>
      entry.version === '1.1.0' ? { ...entry, rollout: { percent: 10 } } : entry,
    );
    const predicate = { ...whole.site.predicate, releases, latest: '1.0.0' };
    const site = { ...whole.site, predicate, channel: channelView(predicate, whole.site.directory) };
    const asked = { site, target: '1.1.0', published: false };
    expect((await rehearse([release('1.0.0')], asked)).hops).toEqual([]);
    const { hops } = await rehearse([release('1.0.0')], { ...asked, whole: whole.site });
    expect(hops).toMatchObject([{ from: '1.0.0', to: '1.1.0', ok: true, ran: true }]);
  });

  test('takes a first release as a device has it from the factory', async () => {
    const { hops } = await rehearse([release('1.0.0', 'test "$CHX_OTA_VERSION_CURRENT" = 0.0.0')]);
    expect(hops).toMatchObject([{ from: '0.0.0', to: '1.0.0', ok: true, ran: true }]);
  });

  test('takes devices that are named, and no others, over each step of their way', async () => {
    const step = release('1.1.0', ':', { barrier: 'a new partition table' });
    const { hops } = await rehearse([release('1.0.0'), step, release('1.2.0')], { from: ['0.9.0'] });
    expect(hops.map(({ from, to }) => `${from} ${to}`)).toEqual(['0.9.0 1.1.0', '1.1.0 1.2.0']);
  });

  test('finds what fails, and tells of it as a problem', async () => {
    const { report, hops } = await rehearse([release('1.0.0'), release('1.1.0', 'echo broken; exit 1')]);
    expect(hops).toMatchObject([{ ok: false, ended: 'kept', state: 'update_failed' }]);
    expect(report.problems.map(({ code }) => code)).toEqual(['rehearsal-failed']);
  });

  test('makes things go wrong for the newest device alone', async () => {
    const faults: readonly Fault[] = ['no-space', 'check-fails'];
    const { hops, report } = await rehearse([release('1.0.0'), release('1.1.0'), release('1.2.0')], { faults });
    expect(hops.slice(2).map(({ from, fault, ok }) => [from, fault, ok])).toEqual([
      ['1.1.0', 'check-fails', true],
      ['1.1.0', 'no-space', true],
    ]);
    expect(report.problems).toEqual([]);
  });

  test('goes as far as it may where no script may be run, and says so', async () => {
    const { problem } = await import('../../src/errors/problem.js');
    const opened = { sandbox: undefined, problems: [problem('rehearsal-scripts-not-run', {})] };
    const { report, hops } = await rehearse([release('1.0.0'), release('1.1.0', 'exit 1')], { opened });
    expect(hops).toMatchObject([{ ok: true, ran: false, state: 'update_ready' }]);
    expect(report).toMatchObject({ isolation: null, problems: [{ code: 'rehearsal-scripts-not-run' }] });
  });
});
