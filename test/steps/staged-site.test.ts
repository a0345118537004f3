import { describe, expect, test } from 'vitest';
import type { Project } from '../../src/project/project.js';
import type { Signer } from '../../src/signing/signer.js';
import { hostSource } from '../../src/site/host-source.js';
import { ready } from '../../src/steps/ready.js';
import { sign } from '../../src/steps/sign.js';
import { stagedSite, withoutRollout } from '../../src/steps/staged-site.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { failureOf, plannedRelease } from '../support/step-states.js';

const release = plannedRelease();

const staged = async (signers?: readonly Signer[], project?: Project) => {
  const host = memoryHost();
  const state = release().on(host);
  const { signed } = await sign(release().services).run(state);
  const access = ready(state.preflight, state.project);
  const site = await stagedSite({
    project: project ?? state.project,
    draft: state.draft,
    signed: signed ?? { upgradeObject: Buffer.of(), sealed: [] },
    access,
    trust: access.trust,
    signers: signers ?? access.signers,
    now: new Date('2026-01-15T12:00:00Z'),
    base: hostSource(host),
  });
  return { host, site };
};

const textOf = async (site: Awaited<ReturnType<typeof staged>>['site'], path: string): Promise<string> =>
  Buffer.from((await site.source.read(path)) ?? []).toString();

describe('a staged site', () => {
  test('shows the revision that is to come, and what follows from it', async () => {
    const { site } = await staged();
    expect(site.predicate).toMatchObject({ counter: 1, latest: '1.0.0', previous: null });
    expect(site.channel.versions).toEqual(['1.0.0']);
    expect(JSON.parse(await textOf(site, 'latest'))).toBe('1.0.0');
    expect(JSON.parse(await textOf(site, 'versions'))).toEqual(['1.0.0']);
    expect(await textOf(site, 'index.json')).toBe(await textOf(site, 'revisions/00000001.json'));
    expect(await textOf(site, '1.0.0')).toContain('"flist"');
  });

  test('writes nothing', async () => {
    const { host } = await staged();
    expect([...host.objects.keys()]).toEqual([]);
  });

  test('is another one for a part of the fleet, and the same once that is complete', async () => {
    const { project } = release().on(memoryHost());
    const part = { ...project, rollout: { percent: 10 } };
    expect((await staged(undefined, part)).site.predicate.latest).toBeNull();
    expect((await staged(undefined, withoutRollout(part))).site.predicate.latest).toBe('1.0.0');
  });

  test('is refused where a stranger has signed it', async () => {
    expect((await failureOf(() => staged([testSigner('stranger')]))).exitCode).toBe(3);
  });
});
