import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editNewest, WEAK_KEY_ID, WEAK_PEM, WEAK_SIGNATURE } from '../support/forgery.js';
import { resignRelease } from '../support/tamper.js';
import { type DeviceCase, type DeviceRun, runDevices, sitesListener } from '../support/victims.js';
import type { Attack, Target } from './attack.js';
import { attacks, NEWEST } from './attacks.js';
import { endlessOf } from './endless.js';
import { honestSites, KEYS } from './sites.js';

/** All devices are run once, one behind the other: a process for each shell, and not for each attack. */
let runs: ReadonlyMap<string, DeviceRun>;
let server: Server;
/** Every path that was asked for, in order. */
const asked: string[] = [];
const directory = mkdtempSync(join(tmpdir(), 'ota-victims-'));

const nameOf = (attack: Attack): string => `attack-${attacks.indexOf(attack)}`;

beforeAll(async () => {
  const honest = await honestSites();
  const trusting = (target: Target) => ({ trusted: KEYS[target], threshold: KEYS[target].length });
  const attacked = await Promise.all(
    attacks.map(async (attack): Promise<DeviceCase> => {
      const site = new Map(honest[attack.target]);
      await attack.change(site);
      const { seen } = attack;
      const endless = endlessOf(site, attack.endless);
      return {
        name: nameOf(attack),
        site,
        endless,
        ...trusting(attack.target),
        ...(seen === undefined ? {} : { seen }),
      };
    }),
  );
  const weak = new Map(honest.single);
  await editNewest(weak, (envelope) => {
    envelope.signatures = [{ keyid: WEAK_KEY_ID, sig: WEAK_SIGNATURE }];
  });
  const reissued = new Map(honest.single);
  await resignRelease(reissued, NEWEST, '1.1.0', ({ predicate }) => {
    predicate.reissuedFrom = { channel: 'beta', version: '1.1.0-rc.1', upgradeObject: { sha256: '0'.repeat(64) } };
  });
  const cases: readonly DeviceCase[] = [
    { name: 'honest-single', site: honest.single, ...trusting('single') },
    { name: 'honest-pair', site: honest.pair, ...trusting('pair') },
    { name: 'honest-reissued', site: reissued, ...trusting('single') },
    { name: 'other-model', site: honest.single, ...trusting('single'), model: 'tl-200' },
    { name: 'weak-key', site: weak, ...trusting('single'), pem: WEAK_PEM },
    { name: 'same-key-twice', site: honest.single, trusted: ['release', 'release'], threshold: 2 },
    ...attacked,
  ];
  server = createServer(sitesListener(cases));
  server.on('request', ({ url = '' }) => void asked.push(url));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  runs = await runDevices(directory, url, cases);
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(directory, { recursive: true, force: true });
});

describe('the device', () => {
  test.each(['honest-single', 'honest-pair', 'honest-reissued'])(
    'takes the newest release of an honest site (%s)',
    (name) => {
      expect(runs.get(name)).toMatchObject({
        exitCode: 0,
        output: expect.stringMatching(/this is 1\.1\.0\ndone: 1\.1\.0 is installed$/),
        installed: '1.1.0',
      });
    },
  );

  test('asks for two small objects before the bundle', () => {
    const paths = asked
      .filter((url) => url.startsWith('/honest-single/'))
      .map((url) => url.split('/').slice(2).join('/'));
    const bundle = paths.findIndex((path) => path.startsWith('bundles/'));
    expect(paths.slice(0, bundle)).toEqual(['index.json', '1.1.0']);
  });

  test.each([
    // case, what the device says
    ['other-model', /1\.1\.0 is for "tl-100", not for tl-200/],
    ['weak-key', /trusted-0\.pem is no key that can be trusted/],
    ['same-key-twice', /1 of the trusted keys has signed index\.json, and 2 must/],
  ])('refuses the site in the case of %s', (name, says) => {
    expect(runs.get(name)).toMatchObject({ exitCode: 3, output: expect.stringMatching(says), installed: 'none' });
  });

  test.each(attacks.filter(({ device }) => device !== 'unharmed').map((attack) => [attack.name, attack] as const))(
    'refuses %s',
    (_, attack) => {
      const { exitCode, output, installed } = runs.get(nameOf(attack)) ?? {};
      expect(output).toMatch(attack.device as RegExp);
      expect(output?.match(/^REFUSED: /gm)).toHaveLength(1);
      expect([exitCode, installed]).toEqual([3, 'none']);
    },
  );

  test.each(attacks.filter(({ device }) => device === 'unharmed').map((attack) => [attack.name, attack] as const))(
    'takes the honest release in spite of %s',
    (_, attack) => {
      expect(runs.get(nameOf(attack))).toMatchObject({ exitCode: 0, installed: '1.1.0' });
    },
  );
});
