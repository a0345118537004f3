import { describe, expect, it } from 'vitest';
import { putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();

describe('foldersOn', () => {
  it('makes each folder once, the outer one first, also for many at once', async () => {
    const double = await startDouble();
    const { folders } = await openPutServer(double.url);
    await Promise.all(['a/b/1', 'a/b/2', 'a/3', 'top'].map((path) => folders.ensure(path)));
    expect(double.requests).toEqual(['MKCOL a/', 'MKCOL a/b/']);
    expect([...double.collections]).toEqual(['a', 'a/b']);
  });

  it('asks anew where one is gone', async () => {
    const double = await startDouble();
    const { folders } = await openPutServer(double.url);
    await folders.ensure('a/1');
    double.collections.clear();
    await folders.ensure('a/1');
    expect([...double.collections]).toEqual([]);
    await folders.ensureAgain('a/1');
    expect([...double.collections]).toEqual(['a']);
  });

  it('takes a folder that is there, and a server without MKCOL, as they are', async () => {
    const double = await startDouble({ without: ['MKCOL'] });
    const { folders } = await openPutServer(double.url);
    await folders.ensure('a/1');
    expect(double.requests).toEqual(['MKCOL a/']);
  });

  it('says that the server is out of reach, and tries again the next time', async () => {
    let isCut = true;
    const double = await startDouble({
      misbehave: (request) => {
        if (isCut) request.socket.destroy();
        return isCut;
      },
    });
    const { folders } = await openPutServer(double.url);
    await expect(folders.ensure('a/1')).rejects.toMatchObject({ code: 'host-unreachable' });
    isCut = false;
    await folders.ensure('a/1');
    expect([...double.collections]).toEqual(['a']);
  });
});
