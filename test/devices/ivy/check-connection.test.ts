import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { checkStaticConnection } from '../../../src/devices/ivy/check-connection.js';
import type { Fetch } from '../../../src/http/fetch.js';
import { channelOf, ivyRepository } from '../../support/ivy.js';
import { ivyInput, ivyProject } from '../../support/ivy-input.js';
import { loopbackServers } from '../../support/loopback.js';

const repository = ivyRepository();
const startServer = loopbackServers();

/** Sends what is meant for a device’s host to a server of this test; keeps what was asked. */
const through =
  (origin: string, asked: string[]): Fetch =>
  (url, init) => {
    const { pathname, search, host } = new URL(String(url));
    asked.push(`${init?.method} ${host} ${pathname}${search}`);
    return fetch(`${origin}${pathname}${search}`, init);
  };

const check = async (listener: RequestListener, options: object = {}, versions: readonly string[] = ['1.3.0']) => {
  const origin = await startServer(listener);
  const asked: string[] = [];
  const problems = await checkStaticConnection(
    ivyInput(repository(), {
      project: ivyProject({ repository: 'team/logger', ...options }),
      channel: channelOf(versions),
      openFetch: async () => through(origin, asked),
    }),
  );
  return { problems, codes: problems.map(({ code }) => code), asked };
};

const answering =
  (status: number, body = '[]'): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end(body);

describe('checkStaticConnection', () => {
  test('asks what a device asks', async () => {
    const { codes, asked } = await check(answering(200));
    expect(codes).toEqual([]);
    expect(asked.sort()).toEqual([
      'GET api.updates.example.com /repos/team/logger/readme',
      'GET updates.example.com /api/v4/projects/team%2Flogger/repository/tags?search=v0.0.0',
      'HEAD api.updates.example.com /repos/team/logger/tarball/v1.3.0',
      'HEAD updates.example.com /team/logger/-/archive/v1.3.0/logger-v1.3.0.tar.gz',
    ]);
  });

  test('asks under the host that devices have, for the providers that they have, and for no archive before there is one', async () => {
    const { asked } = await check(answering(200), { host: 'ota.example.com:8443', archives: ['gitlab'] }, []);
    expect(asked).toEqual(['GET ota.example.com:8443 /api/v4/projects/team%2Flogger/repository/tags?search=v0.0.0']);
  });

  test('tells of what isn’t there', async () => {
    const { problems, codes } = await check(answering(404), { archives: ['gitlab'] });
    expect(codes).toEqual(['ivy-probe-missing', 'ivy-archive-missing']);
    expect(problems[0]?.message).toContain(
      'https://updates.example.com/api/v4/projects/team%2Flogger/repository/tags?search=v0.0.0 answers with 404',
    );
  });

  test('a page in place of the list of tags is no list', async () => {
    const { codes } = await check(answering(200, '<!doctype html>'), { archives: ['gitlab'] }, []);
    expect(codes).toEqual(['ivy-probe-unexpected']);
  });

  test('tells of a host that can’t be reached', async () => {
    const { codes } = await check((request) => request.socket.destroy(), { archives: ['github'] }, []);
    expect(codes).toEqual(['ivy-host-unreachable']);
  });

  test('asks nothing where nothing is published', async () => {
    const { asked } = await check(answering(200), { repository: undefined });
    expect(asked).toEqual([]);
  });
});
