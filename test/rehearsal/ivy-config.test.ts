import { beforeAll, describe, expect, test } from 'vitest';
import { configRefusals, currentRevision, foreignRefusals, sentConfig } from '../../src/rehearsal/ivy-config.js';
import { verifyRelease } from '../../src/rehearsal/verify-release.js';
import { rehearsedSite } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';

const TEMPLATE = { general: { config_revision: 4, software_version: '1.0.0' } };
const VERDICTS = [
  // what is sent, what the ForeignConfig of every version has against it
  [TEMPLATE, []],
  [{ general: { config_revision: -1, software_version: '1.2.3-rc.1' } }, []],
  [{ general: { config_revision: -2, software_version: 'v1.0.0' } }, ['config_revision', 'software_version']],
  [{ general: { config_revision: 1.5, software_version: '1.2.3+5' } }, ['config_revision', 'software_version']],
  ['text', ['config_revision', 'software_version', 'object']],
] as const;

const made = async (documents: object = {}) => {
  const host = await signedSite([{ version: '1.0.0', documents: { template: TEMPLATE, ...documents } }]);
  const site = await rehearsedSite(host);
  return { host, site, release: await verifyRelease(site, '1.0.0') };
};

let plain: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  plain = await made();
});

describe('the configuration of a release', () => {
  test('is its template where it has no envelope', async () => {
    const { site, release } = plain;
    expect(await sentConfig({ site }, release)).toEqual({ value: TEMPLATE, revision: 4 });
    expect(await currentRevision({ site }, '1.0.0')).toBe(4);
    expect(await currentRevision({ site }, '0.9.0')).toBeUndefined();
  });

  test.each(VERDICTS)('%j is judged as a device does', async (value, words) => {
    const { site } = plain;
    const refusals = await foreignRefusals({ site }, '1.0.0', value);
    expect(refusals).toEqual(words.map((word) => expect.stringContaining(word)));
  });

  test('is judged by the schemas that the site published', async () => {
    const narrow = { type: 'object', required: ['gain'] };
    const { site, release } = await made({ config: narrow, foreignConfig: narrow });
    expect(await foreignRefusals({ site }, '1.0.0', TEMPLATE)).toEqual([expect.stringContaining('gain')]);
    expect(await foreignRefusals({ site }, '0.9.0', TEMPLATE)).toEqual([]);
    expect(await configRefusals({ site }, release, TEMPLATE)).toEqual([expect.stringContaining('gain')]);
  });

  test('is not taken where it is not the signed one', async () => {
    const { host, site, release } = await made();
    const path = release.statement.predicate.schemas?.template?.path ?? '';
    host.objects.set(path, Buffer.from('{}'));
    await expect(sentConfig({ site }, release)).rejects.toMatchObject({ code: 'site-object-unverified' });
    host.objects.delete(path);
    await expect(currentRevision({ site }, '1.0.0')).rejects.toMatchObject({ exitCode: 3 });
  });
});
