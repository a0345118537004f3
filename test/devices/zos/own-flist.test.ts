import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ownFlistProblems } from '../../../src/devices/zos/own-flist.js';
import { closing } from '../../support/closing.js';

const close = closing();

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  close(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.flist`;
};

const files =
  (found: Readonly<Record<string, string>>): RequestListener =>
  ({ url = '' }, response) => {
    const body = found[url];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  };

describe('an flist of the project’s own', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly (readonly [string, string])[]]>([
    // what | what the server has | findings
    ['with its MD5', { '/a.flist': 'x', '/a.flist.md5': '9dd4e461268c8034f5c8564e155c67a6' }, []],
    ['without one', { '/a.flist': 'x' }, []],
    ['with an empty one', { '/a.flist': 'x', '/a.flist.md5': '' }, [['zos-flist-md5-empty', 'error']]],
    ['with a web page there', { '/a.flist': 'x', '/a.flist.md5': '<html>' }, [['zos-flist-md5-odd', 'warning']]],
    ['with capitals', { '/a.flist': 'x', '/a.flist.md5': 'A'.repeat(32) }, [['zos-flist-md5-odd', 'warning']]],
    ['that is not there yet', {}, [['zos-flist-unreachable', 'warning']]],
  ])('%s', async (_what, found, expected) => {
    const flist = await serve(files(found));
    const problems = await ownFlistProblems(fetch, flist, { file: 'ota-release.yaml' });
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual(expected);
    for (const { place } of problems) expect(place).toEqual({ file: 'ota-release.yaml' });
  });

  test('on a server that is not there, or breaks off', async () => {
    const flist = await serve((request) => request.socket.destroy());
    const [found, ...others] = await ownFlistProblems(fetch, flist, {});
    expect(found).toMatchObject({ code: 'zos-flist-unreachable', severity: 'warning' });
    expect(others).toEqual([]);
  });
});
