import { describe, expect, it } from 'vitest';
import { putClient } from '../../../src/hosts/http-put/client.js';
import { foldersOn } from '../../../src/hosts/http-put/folders.js';
import { UNKNOWN_MANNERS } from '../../../src/hosts/http-put/manners.js';
import { preflightServer } from '../../../src/hosts/http-put/preflight.js';
import { hostSurroundings } from '../../support/host-surroundings.js';
import { answering, type Misbehave, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();

const preflight = async (manners: PutDoubleManners = {}, oneAtATime = false) => {
  const double = await startDouble(manners);
  const found = await preflightServer(await openPutServer(double.url), oneAtATime);
  return { double, ...found, codes: found.problems.map(({ code }) => code) };
};

const only =
  (method: string, misbehave: Misbehave): Misbehave =>
  (...args) =>
    args[0].method === method && misbehave(...args);

describe('preflightServer', () => {
  it('has nothing to say against a good server, and leaves nothing', async () => {
    const { double, codes, manners } = await preflight();
    expect(codes).toEqual([]);
    expect(manners).toEqual({
      conditional: true,
      takesIfMatch: true,
      folders: 'told',
      moves: false,
      lists: true,
      dotFiles: true,
    });
    expect([double.objects.size, double.collections.size]).toEqual([0, 0]);
    expect(double.requests.length).toBeLessThan(30);
    for (const line of double.requests) expect(line).toMatch(/^[A-Z]+ \.ota-release-[a-z0-9]{16}/);
  });

  it.each([
    // the team's word, code, severity
    [false, 'host-ignores-conditions', 'error'],
    [true, 'host-conditions-trusted', 'warning'],
  ])('says that conditions are ignored (one at a time: %s): %s', async (oneAtATime, code, severity) => {
    const { double, problems, manners } = await preflight({ ignoresConditions: true }, oneAtATime);
    expect(problems).toMatchObject([{ code, severity }]);
    expect(manners).toMatchObject({ conditional: false, takesIfMatch: false });
    expect(double.objects.size).toBe(0);
  });

  it.each([
    // what is ignored or missing, what is shown
    [{ ignoresConditions: true }, 'If-None-Match: *)'],
    [{ weakEtags: true }, 'If-Match, as it gives no strong ETag'],
  ])('shows what of them doesn’t hold: %j', async (manners, shown) => {
    const { problems } = await preflight(manners);
    expect(problems[0]?.message).toContain(shown);
  });

  it('finds a server that shows half an upload, and how it is used all the same', async () => {
    const moving = await preflight({ inPlace: true }, true);
    expect(moving.codes).toEqual(['host-conditions-trusted']);
    expect(moving.manners).toMatchObject({ moves: true });
    const other = await preflight({ inPlace: true, without: ['MOVE'] }, true);
    expect(other.codes).toEqual(['host-conditions-trusted', 'http-put-keeps-half']);
    expect(other.manners).toMatchObject({ moves: false });
    for (const { double } of [moving, other]) expect([double.objects.size, double.collections.size]).toEqual([0, 0]);
  });

  it('warns of a low limit', async () => {
    expect((await preflight({ maxBytes: 1_048_576 })).problems).toMatchObject([
      { code: 'http-put-small-limit', severity: 'warning', message: expect.stringContaining('1114112 bytes') },
    ]);
  });

  it.each([
    // how names with a dot are kept
    ['read' as const],
    ['write' as const],
  ])('does without names with a dot where one may not %s them', async (hidesDots) => {
    const { double, codes, manners } = await preflight({ hidesDots });
    expect(codes).toEqual([]);
    expect(manners).toMatchObject({ dotFiles: false, conditional: true });
    expect(double.objects.size).toBe(0);
  });

  it('does what it can with one name where nothing is removed', async () => {
    const double = await startDouble({ without: ['DELETE', 'MKCOL', 'MOVE', 'PROPFIND'], folders: 'made' });
    double.objects.set('latest', Buffer.from('"1.0.0"'));
    for (const _run of [1, 2]) {
      const found = await preflightServer(await openPutServer(double.url), true);
      expect(found.problems.map(({ code }) => code)).toEqual(['host-conditions-trusted', 'http-put-no-delete']);
      expect(found.problems[1]?.message).toContain('".ota-release-check" stays there');
      expect(found.manners).toMatchObject({ conditional: false, lists: false, moves: false, folders: 'made' });
    }
    expect([...double.objects.keys()]).toEqual(['latest', '.ota-release-check', '.ota-release-check-folder/object']);
  });

  it('says what it could not remove', async () => {
    const misbehave = only('DELETE', (request, response, path, number) =>
      path.endsWith('-race') ? answering(403)(request, response, path, number) : false,
    );
    const { problems } = await preflight({ misbehave });
    expect(problems).toMatchObject([
      { code: 'http-put-no-delete', message: expect.stringMatching(/status 403.*-race" stays/) },
    ]);
  });

  it.each([
    // what is wrong with the server, its manners, code
    [
      'a sign-in page',
      { misbehave: only('GET', answering(200, { 'content-type': 'text/html' }, '<html>')) },
      'http-put-soft-404',
    ],
    ['no access', { misbehave: answering(401) }, 'host-denied'],
    ['no right to write', { misbehave: only('PUT', answering(403)) }, 'host-denied'],
    ['no folder', { misbehave: only('PUT', answering(409)) }, 'http-put-base-missing'],
    ['no PUT', { without: ['PUT'] }, 'http-put-not-allowed'],
    [
      'another place for uploads',
      { misbehave: only('PUT', answering(308, { location: '/up' })) },
      'http-put-redirected',
    ],
    ['a full disk', { misbehave: only('PUT', answering(507)) }, 'host-disk-full'],
    ['a missing length', { misbehave: only('PUT', answering(411)) }, 'http-put-length-required'],
    ['an object that is not kept', { misbehave: only('PUT', answering(201)) }, 'host-corrupted'],
    ['no second write', { immutable: 409 }, 'http-put-immutable'],
    ['no second write, nor removal', { immutable: 400, without: ['DELETE'] }, 'http-put-immutable'],
    ['no folders at all', { folders: 'none', without: ['MKCOL'] }, 'http-put-flat'],
    [
      'no answer',
      { misbehave: ((request) => request.socket.destroy() !== undefined) as Misbehave },
      'host-unreachable',
    ],
  ] as readonly (readonly [string, PutDoubleManners, string])[])(
    'refuses a server with %s',
    async (_what, how, code) => {
      const { double, codes, manners } = await preflight(how, true);
      expect(codes).toEqual([code]);
      expect(manners).toBeUndefined();
      if (!how.without?.includes('DELETE')) expect(double.objects.size).toBe(0);
    },
  );

  it('knows a server again that never replaces, where an earlier run has left its one object', async () => {
    const double = await startDouble({ immutable: 409, without: ['DELETE'], folders: 'made' });
    for (const _run of [1, 2]) {
      const { problems } = await preflightServer(await openPutServer(double.url), true);
      expect(problems).toMatchObject([{ code: 'http-put-immutable', message: expect.stringContaining('status 409') }]);
    }
  });

  it.each([
    // address, credentials, whether there is a warning
    ['http://dav.example.com/site', { Authorization: 'x' }, true],
    ['http://dav.example.com/site', {}, false],
    ['https://dav.example.com/site', { Authorization: 'x' }, false],
    ['http://127.0.0.1:1/site', { Authorization: 'x' }, false],
  ])('warns of %s with credentials %j: %s', async (base, credentials, expected) => {
    const fetch = async () => {
      throw new TypeError('no network here');
    };
    const client = putClient({ base, credentials, fetch });
    const server = { client, timing: hostSurroundings(), folders: foldersOn(client), manners: () => UNKNOWN_MANNERS };
    const { problems } = await preflightServer(server, false);
    expect(problems.map(({ code }) => code)).toEqual([
      ...(expected ? ['http-put-plain-http'] : []),
      'host-unreachable',
    ]);
  });
});
