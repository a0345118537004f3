import { afterAll, beforeAll, describe } from 'vitest';
import { putHost } from '../../src/hosts/http-put.js';
import {
  DAV_USER,
  type DavServer,
  type StartDav,
  startApacheDav,
  startLighttpdDav,
  startNginxDav,
} from '../support/dav-servers.js';
import { hostSurroundings } from '../support/host-surroundings.js';
import { hostContract } from './host-contract.js';

const surroundings = hostSurroundings({ environment: DAV_USER, oneAtATime: true });

describe.each([
  // the server, whether it keeps conditions
  ['lighttpd', startLighttpdDav, true],
  ['nginx', startNginxDav, false],
  ['Apache', startApacheDav, false],
] as const satisfies readonly (readonly [string, StartDav, boolean])[])('%s', (name, start, conditional) => {
  let server: DavServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  hostContract(
    `a server that takes PUT (${name})`,
    async () => {
      const { url } = server.site();
      const open = () => putHost({ kind: 'http-put', url }, surroundings);
      return { host: await open(), reopen: open, dispose: () => {} };
    },
    { conditional, preflightCodes: conditional ? [] : ['host-conditions-trusted'] },
  );
});
