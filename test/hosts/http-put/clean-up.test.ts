import { describe, expect, it } from 'vitest';
import { takeAway } from '../../../src/hosts/http-put/clean-up.js';
import { putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();
const PATHS = ['probe', 'probe-race', 'probe-folder/object', 'probe-folder/half', 'latest'];

describe('takeAway', () => {
  it('removes objects and the folder with what is in it, and nothing else', async () => {
    const double = await startDouble();
    for (const path of PATHS) double.objects.set(path, Buffer.from(path));
    double.collections.add('probe-folder');
    expect(await takeAway(await openPutServer(double.url), ['probe', 'probe-race'], 'probe-folder')).toEqual([]);
    expect([...double.objects.keys()]).toEqual(['latest']);
    expect([...double.collections]).toEqual([]);
    expect(double.requests).toHaveLength(3);
  });

  it('removes one by one where folders are only names', async () => {
    const double = await startDouble({ folders: 'made' });
    for (const path of PATHS) double.objects.set(path, Buffer.from(path));
    expect(await takeAway(await openPutServer(double.url), ['probe', 'probe-race'], 'probe-folder')).toEqual([]);
    expect([...double.objects.keys()]).toEqual(['latest']);
  });

  it('says what stays, and why', async () => {
    const double = await startDouble({
      misbehave: (request, response, path) => {
        if (request.method !== 'DELETE' || path.includes('folder')) return false;
        if (path === 'probe') response.writeHead(403).end();
        else response.destroy();
        return true;
      },
    });
    expect(await takeAway(await openPutServer(double.url), ['probe', 'probe-race'], 'probe-folder')).toEqual([
      { path: 'probe', reason: 'status 403 Forbidden' },
      { path: 'probe-race', reason: expect.stringContaining('can’t be reached') },
    ]);
  });
});
