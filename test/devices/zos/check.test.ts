import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BundleEntry } from '../../../src/bundle/bundle-entry.js';
import { checkForZos, type ZosCheckInput } from '../../../src/devices/zos/check.js';
import type { ZosOptions } from '../../../src/project/device-options.js';
import { viewOf } from '../../support/fleet.js';

const hook: BundleEntry = { path: 'pre-copy', file: '/team/payload/pre-copy', size: 1, mode: 0o644, kind: 'file' };

const judged = async (
  { upgradeFrom, zos = {} }: { readonly upgradeFrom?: string; readonly zos?: ZosOptions },
  changes: Partial<Omit<ZosCheckInput, 'project'>> = {},
) => {
  const found = await checkForZos({
    project: {
      families: { zos },
      bundle: { root: resolve('/team/payload') },
      ...(upgradeFrom === undefined ? {} : { upgradeFrom }),
      rehearsal: { from: ['1.4.0'], allow: [], isolation: 'auto', timeout: 60 },
      place: (path) => ({ file: 'ota-release.yaml', path }),
    },
    version: '2.0.0',
    directory: resolve('/team'),
    entries: [],
    channel: undefined,
    connection: false,
    openFetch: () => Promise.reject(new Error('nothing is to be asked')),
    ...changes,
  });
  return found.map(({ code, severity, place }) => [code, severity, place?.path ?? place?.file]);
};

const FLIST = 'https://hub.example.com/{version}.flist';

describe('checkForZos', () => {
  test('finds hooks where the user sees them', async () => {
    expect(await judged({}, { entries: [hook] })).toEqual([['zos-hook-not-executable', 'error', 'payload/pre-copy']]);
  });

  test('takes them for a matter of the project’s own flist where there is one', async () => {
    expect(await judged({ zos: { flist: FLIST } }, { entries: [hook] })).toEqual([
      ['zos-hook-not-executable', 'warning', 'payload/pre-copy'],
    ]);
  });

  test('finds nodes that come from outside of the range, from the channel and from factory images', async () => {
    const range = ['zos-upgrade-from-ignored', 'warning', 'upgradeFrom'];
    expect(await judged({ upgradeFrom: '>=1.5.0' })).toEqual([range]);
    const channel = viewOf([{ version: '1.5.0' }]);
    expect(await judged({ upgradeFrom: '>=1.5.0' }, { channel })).toEqual([]);
  });

  test('asks for the flist only where it may, and as the version has it', async () => {
    const zos = { flist: FLIST };
    expect(await judged({ zos })).toEqual([]);
    const asked: string[] = [];
    const openFetch = async () => async (url: string | URL | Request) => {
      asked.push(String(url));
      return new Response('', { status: 404 });
    };
    expect(await judged({ zos }, { connection: true, openFetch })).toEqual([
      ['zos-flist-unreachable', 'warning', 'devices.zos.flist'],
    ]);
    expect(asked).toEqual(['https://hub.example.com/2.0.0.flist.md5', 'https://hub.example.com/2.0.0.flist']);
    expect(await judged({}, { connection: true })).toEqual([]);
  });
});
