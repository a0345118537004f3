import { readdirSync, readFileSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { closing } from './closing.js';
import { gitFixture } from './git-fixture.js';
import { type ServedGit, serveGit } from './git-http.js';

const later = closing();

/** A directory that holds `remote.git`. */
const fixture = () => {
  const made = gitFixture();
  later(made.dispose);
  return made;
};

/** A server of git's own program; its URL, and what each request's end was: `finished` or `gone`. */
const serve = async (options: ServedGit) => {
  const ends: Promise<string>[] = [];
  const server = createServer((request, response) => {
    ends.push(
      new Promise((done) => response.once('close', () => done(response.writableFinished ? 'finished' : 'gone'))),
    );
    serveGit(request, response, options);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  later(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ends };
};

/** Ids of the processes that serve the repositories of a directory. */
const programsOf = (root: string): readonly string[] =>
  readdirSync('/proc').filter((id) => /^\d+$/.test(id) && environmentOf(id).includes(`GIT_PROJECT_ROOT=${root}\0`));

/** Empty for a process that has ended meanwhile. */
const environmentOf = (id: string): string => {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    return '';
  }
};

/** Sends the beginning of a request that says it is longer, and goes away. */
const leaveAmid = (url: string): Promise<void> =>
  new Promise((done) => {
    const client = send(`${url}/remote.git/git-receive-pack`, {
      method: 'POST',
      headers: { 'content-length': 1_000, 'content-type': 'application/x-git-receive-pack-request' },
    });
    client.once('error', () => done());
    client.once('close', () => done());
    client.write('0000', () => setTimeout(() => client.destroy(), 20));
  });

describe('git’s program behind a server', () => {
  test('that says nothing is answered for with 500', async () => {
    // It dies of such a configuration before it knows that it speaks CGI.
    const { url } = await serve({ root: fixture().directory, variables: { GIT_CONFIG_COUNT: 'none' } });
    const response = await fetch(`${url}/remote.git/info/refs?service=git-upload-pack`);
    expect([response.status, await response.text()]).toEqual([500, 'no answer from git']);
  });

  test('ends with a client that goes away, and the next one is served', async () => {
    const { directory } = fixture();
    const { url, ends } = await serve({ root: directory });
    await leaveAmid(url);
    expect(await ends[0]).toBe('gone');
    // It asks for the rest of the request without a pause, and would do so for as long as the machine runs.
    await vi.waitFor(() => expect(programsOf(directory)).toEqual([]), { timeout: 5_000 });
    const response = await fetch(`${url}/remote.git/info/refs?service=git-upload-pack`);
    expect(response.status).toBe(200);
  });
});
