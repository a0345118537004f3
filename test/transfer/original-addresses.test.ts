import { beforeAll, describe, expect, test } from 'vitest';
import { originalAddresses } from '../../src/transfer/original-addresses.js';
import { surveySite } from '../../src/transfer/survey.js';
import { PUBLIC_URL, type SiteObjects, signedSite } from '../support/site.js';
import { spools, surveyRequest } from '../support/transfer.js';

const openSpool = spools();
let site: SiteObjects;
beforeAll(async () => {
  site = (
    await signedSite([
      { version: '1.0.0', publicUrl: 'https://old.example.com' },
      { version: '1.1.0', publicUrl: 'https://old.example.com' },
      { version: '1.2.0' },
    ])
  ).objects;
});

describe('the addresses that upgrade objects give', () => {
  test('are named once each, the newest first', async () => {
    const { source, channels } = await surveySite(await surveyRequest(site, await openSpool()));
    expect(await originalAddresses(source, channels)).toEqual([PUBLIC_URL, 'https://old.example.com']);
  });

  test('are none where no upgrade object was read', async () => {
    const { source, channels } = await surveySite(await surveyRequest(site, await openSpool()));
    const read = async () => undefined;
    expect(await originalAddresses({ ...source, recorded: read }, channels)).toEqual([]);
    const other = async () => Buffer.from('{"flist":"https://elsewhere.example/x"}');
    expect(await originalAddresses({ ...source, recorded: other }, channels)).toEqual([]);
    expect(await originalAddresses({ ...source, recorded: async () => Buffer.from('null') }, channels)).toEqual([]);
  });
});
