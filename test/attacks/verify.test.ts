import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTrust } from '../../src/signing/trust.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import { httpSource } from '../../src/site/http-source.js';
import { WEAK_KEY } from '../support/forgery.js';
import { loopbackServers } from '../support/loopback.js';
import { memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import type { SiteObjects } from '../support/site.js';
import { sitesListener } from '../support/victims.js';
import type { Attack } from './attack.js';
import { attacks } from './attacks.js';
import { endlessOf } from './endless.js';
import { honestSites, KEYS } from './sites.js';

const serve = loopbackServers();

let honest: Awaited<ReturnType<typeof honestSites>>;
beforeAll(async () => {
  honest = await honestSites();
});

type Reading = Pick<Attack, 'target' | 'seen' | 'endless'>;

/** What somebody finds who trusts the keys of the target and nothing else. */
const verified = async (site: SiteObjects, { target, seen, endless = [] }: Reading) => {
  const options = {
    trust: testTrust(KEYS[target], KEYS[target].length),
    now: new Date('2026-03-01T00:00:00Z'),
    patienceMs: 0,
    ...(seen === undefined ? {} : { minCounter: seen }),
  };
  if (endless.length === 0) return (await auditSite(hostSource(memoryHost({ objects: site })), options)).problems;
  const url = await serve(sitesListener([{ name: 'site', site, endless: endlessOf(site, endless) }]));
  const source = httpSource(`${url}/site`, { attempts: 1 });
  const { problems } = await auditSite(source, { ...options, channels: ['stable'] });
  source.close();
  return problems;
};

const errorsOf = (problems: Awaited<ReturnType<typeof verified>>) =>
  problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);

describe('verify', () => {
  test.each(['single', 'pair'] as const)('finds the honest site sound (%s)', async (target) => {
    expect(errorsOf(await verified(new Map(honest[target]), { target }))).toEqual([]);
  });

  test.each(attacks.map((attack) => [attack.name, attack] as const))('refuses %s', async (_, attack) => {
    const site = new Map(honest[attack.target]);
    await attack.change(site);
    const [code, says] = attack.verify;
    const found = errorsOf(await verified(site, attack));
    expect(
      found.filter((line) => line.startsWith(`${code}: `) && says.test(line.slice(code.length + 2))),
      found.join('\n'),
    ).not.toEqual([]);
  });

  test('finds what the docs say', () => {
    const rows = readFileSync('docs/faults.md', 'utf8').split('\n');
    for (const { name, verify, device } of attacks) {
      const [row = '', ...others] = rows.filter((line) => line.startsWith(`| ${name} |`));
      const [, finds, says = ''] = row.split(' | ');
      expect([name, finds, says.startsWith('unharmed'), others]).toEqual([
        name,
        `\`${verify[0]}\``,
        device === 'unharmed',
        [],
      ]);
    }
  });

  test('refuses to trust a key of small order, under which anybody can sign', async () => {
    const readFile = async () => '';
    const { trust, problems } = await readTrust([WEAK_KEY.toString('base64')], 1, { readFile, place: {} });
    expect([trust, problems.map(({ code }) => code)]).toEqual([undefined, ['key-weak']]);
  });

  test('refuses to count one key twice because it is listed twice', async () => {
    const key = Buffer.from(testTrust().keys[0]?.raw ?? []).toString('base64');
    const { trust, problems } = await readTrust([key, key], 2, { readFile: async () => '', place: {} });
    expect(trust).toBeUndefined();
    expect(problems.map(({ code }) => code)).not.toEqual([]);
  });
});
