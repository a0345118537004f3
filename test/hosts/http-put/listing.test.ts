import { describe, expect, it } from 'vitest';
import { listFolder, listObjects } from '../../../src/hosts/http-put/listing.js';
import { putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();

const startWith = async (paths: readonly string[], folders: readonly string[] = []) => {
  const double = await startDouble();
  for (const path of paths) double.objects.set(path, Buffer.from(path));
  for (const folder of folders) double.collections.add(folder);
  return { double, client: (await openPutServer(double.url)).client };
};

/** A server that answers every PROPFIND with the same. */
const startAnswering = async (status: number, xml: string) => {
  const double = await startDouble({
    misbehave: (request, response) => {
      if (request.method !== 'PROPFIND') return false;
      response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
      return true;
    },
  });
  return { double, client: (await openPutServer(double.url)).client };
};

const multistatus = (...hrefs: readonly string[]): string =>
  `<m:multistatus xmlns:m="DAV:">${hrefs.map((href) => `<m:response><m:href>${href}</m:href></m:response>`).join('')}</m:multistatus>`;

describe('listObjects', () => {
  it('asks folder by folder, and only where there may be something', async () => {
    const { double, client } = await startWith(
      ['b', 'a', 'x y/1 %.json', 'x y/2.json', 'z/1'],
      ['x y', 'z', 'x y/deep'],
    );
    expect(await listObjects(client, '')).toEqual(['a', 'b', 'x y/1 %.json', 'x y/2.json', 'z/1']);
    double.requests.splice(0);
    expect(await listObjects(client, 'x y/2')).toEqual(['x y/2.json']);
    expect(await listObjects(client, 'x')).toEqual(['x y/1 %.json', 'x y/2.json']);
    expect(double.requests.map((line) => line.replace('PROPFIND ', ''))).toEqual(['x y/', '', 'x y/', 'x y/deep/']);
    expect(await listObjects(client, 'nothing/')).toEqual([]);
  });

  it('leaves out what is our own', async () => {
    const { client } = await startWith(['a', '.ota-release-x', 'ota-release-probe-x'], ['.ota-release-y']);
    expect(await listObjects(client, '')).toEqual(['a']);
  });

  it.each([
    // what the server answers
    ['status 405', 405, ''],
    ['status 403', 403, ''],
    ['a page', 200, '<html></html>'],
    ['a listing of something else', 207, multistatus('/other/', '/other/a')],
  ])('says that it can’t, for %s', async (_what, status, xml) => {
    const { client } = await startAnswering(status, xml);
    await expect(listObjects(client, '')).rejects.toMatchObject({ code: 'host-unlistable' });
  });

  it('says that the credentials don’t do', async () => {
    const { client } = await startAnswering(401, '');
    await expect(listObjects(client, '')).rejects.toMatchObject({ code: 'host-denied' });
  });

  it('ends where a server goes on for ever', async () => {
    let asked = 0;
    const double = await startDouble({
      misbehave: (request, response) => {
        asked += 1;
        const own = request.url ?? '';
        const inside = Array.from({ length: 3_000 }, (_, i) => `${own}${i}/`);
        response.writeHead(207).end(multistatus(own, ...inside));
        return true;
      },
    });
    const { client } = await openPutServer(double.url);
    await expect(listObjects(client, '')).rejects.toMatchObject({ code: 'host-unlistable' });
    expect(asked).toBeLessThan(10);
  });

  it('asks again for an answer that breaks off, and gives up in the end', async () => {
    let broken = 1;
    const double = await startDouble({
      misbehave: (_request, response) => {
        if (broken === 0) return false;
        broken -= 1;
        response.writeHead(207, { 'content-length': 1000 });
        response.write('<multi', () => response.destroy());
        return true;
      },
    });
    double.objects.set('a', Buffer.from('a'));
    const { client } = await openPutServer(double.url);
    expect(await listObjects(client, '')).toEqual(['a']);
    broken = 100;
    await expect(listObjects(client, '')).rejects.toMatchObject({ code: 'host-unreachable' });
  });
});

describe('listFolder', () => {
  it('takes only what lies right in the folder, and what may be a path of a site', async () => {
    const xml = multistatus(
      '/site/',
      'https://internal.example/site/a',
      '/site/folder/',
      '/site/folder/deep',
      '/site/a%2Fb',
      '/site/%E0%A4%A',
      '/site/c%5Cd',
      '/site/../e',
      '/site/.ota-release',
      '/sitemap',
    );
    const { client } = await startAnswering(207, xml);
    expect(await listFolder(client, '')).toEqual({ objects: ['a'], folders: ['folder'] });
  });

  it('knows that there is none', async () => {
    const { client } = await startWith([]);
    expect(await listFolder(client, 'bundles')).toBeUndefined();
  });
});
