import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openDeclaredHost, openSite, openSiteAndHost, openSiteHost } from '../../src/commands/open-site.js';
import type { HostSpec } from '../../src/project/project.js';
import type { HostUse } from '../../src/steps/services.js';
import { loopbackServers } from '../support/loopback.js';
import { memoryHost } from '../support/memory-host.js';
import { failureOf, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const serve = loopbackServers();
const newDirectory = temporaryDirectories();
const wired = wiredServices();

const context = () => {
  const directory = newDirectory();
  mkdirSync(join(directory, 'site'));
  const opened: (readonly [HostSpec, HostUse | undefined])[] = [];
  const services = wired({ repo: directory });
  return {
    directory,
    services,
    opened,
    /** The same, with a host in memory for whatever is opened. */
    recording: {
      directory,
      services: {
        ...services,
        openHost: async (spec: HostSpec, use?: HostUse) => {
          opened.push([spec, use]);
          return memoryHost();
        },
      },
    },
  };
};

describe('a site', () => {
  test('in a directory is read there, and named as it was written', async () => {
    const { directory, services } = context();
    for (const address of ['site', join(directory, 'site'), pathToFileURL(join(directory, 'site')).href]) {
      const { source, host } = await openSiteAndHost(address, { directory, services });
      expect(source).toMatchObject({ kind: 'directory', location: address });
      expect(host?.kind).toBe('directory');
    }
    expect((await openSite('./site', { directory, services })).location).toBe('./site');
  });

  test('that is to be read from a directory must be there; one that is to be written need not be', async () => {
    const { directory, services } = context();
    expect(await failureOf(() => openSite('none', { directory, services }))).toMatchObject({
      code: 'verify-location-invalid',
      message: '"none" is not a site: there is no such directory.',
    });
    expect((await openSiteHost('none', { directory, services })).kind).toBe('directory');
  });

  test('at a URL is what a reader sees, over the run’s own network; for writing it is a server that takes PUT', async () => {
    const { recording, opened } = context();
    const agents: unknown[] = [];
    const url = await serve((request, response) => {
      agents.push(request.headers['user-agent']);
      response.end('"1.0.0"');
    });
    const { source, host } = await openSiteAndHost(`${url}/ota/`, recording);
    expect([source.kind, source.location, host]).toEqual(['http', `${url}/ota`, undefined]);
    expect(Buffer.from((await source.read('latest')) ?? []).toString()).toBe('"1.0.0"');
    expect(agents).toEqual([expect.stringMatching(/^ota-release\/\d/)]);
    expect(opened).toEqual([]);
    await openSiteHost('https://dav.example.com/ota', recording);
    expect(opened).toMatchObject([[{ kind: 'http-put', url: 'https://dav.example.com/ota' }, {}]]);
  });

  test.each([
    // address, host
    ['s3://updates-example/gateway', { kind: 's3', bucket: 'updates-example', prefix: 'gateway/' }],
    ['branch:gh-pages', { kind: 'git-branch', branch: 'gh-pages' }],
    [
      'git+https://git.example.com/a.git#site',
      { kind: 'git-branch', branch: 'site', remote: 'https://git.example.com/a.git' },
    ],
  ])('at %s is read through its host', async (address, spec) => {
    const { recording, opened } = context();
    const { source, host } = await openSiteAndHost(address, recording);
    expect([source.kind, host?.kind]).toEqual(['host', 'memory']);
    expect(opened).toMatchObject([[spec, {}]]);
  });

  test('on a branch is reached by the repository of the command’s directory, and nothing else asks for one', async () => {
    const { recording, opened, directory } = context();
    execFileSync('git', ['init', '--quiet', directory]);
    execFileSync('git', [
      '-C',
      directory,
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    ]);
    await openSite('branch:gh-pages', recording);
    await openSite('s3://updates-example', recording);
    expect(opened.map(([, use]) => use?.repository?.root)).toEqual([directory, undefined]);
  });

  test.each([
    // address, reason
    ['ftp://me:hunter2@example.com/site', 'nothing is known about ftp:'],
    ['s3://', 'it is not s3:// and a bucket'],
    ['file://elsewhere/site', 'it names another machine'],
  ])('at %s is none', async (address, reason) => {
    const { directory, services } = context();
    const failure = await failureOf(() => openSite(address, { directory, services }));
    expect(failure).toMatchObject({ code: 'verify-location-invalid', message: expect.stringContaining(reason) });
    expect(failure.message).not.toContain('hunter2');
  });

  test('of a project is opened with what the project says of its host', async () => {
    const { recording, opened } = context();
    const spec = { kind: 's3', bucket: 'updates', prefix: '' } as const;
    const { source } = await openDeclaredHost(spec, recording, { tagRemote: 'upstream', oneAtATime: true });
    expect(source.kind).toBe('host');
    expect(opened).toEqual([[spec, { tagRemote: 'upstream', oneAtATime: true }]]);
  });
});
