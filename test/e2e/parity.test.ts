import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type AskedRelease, releaseByEveryFace } from '../support/faces.js';
import { proxyServers } from '../support/proxy-server.js';
import { createReleasedWorkspace, createWorkspace, type Workspace } from '../support/workspace.js';

const proxies = proxyServers();
const opened: Workspace[] = [];
afterEach(() => {
  for (const workspace of opened.splice(0)) workspace.dispose();
});

const everyFace = async ({ released, prepare = () => {}, asked = {} }: Begun) => {
  // How a release was made depends on the face that made it.
  const options = { extra: 'provenance: off\n' };
  const w = released ? await createReleasedWorkspace(options) : createWorkspace(options);
  opened.push(w);
  prepare(w);
  // Nothing beyond this machine is asked, and nobody waits for names that can't be resolved.
  const { url } = await proxies({ refuseWith: 403 });
  const here = { ...asked, env: { https_proxy: url, ...asked.env } };
  return releaseByEveryFace(w, here, (copy) => void opened.push(copy));
};

/** What there is, and what is asked for. */
interface Begun {
  /** The first release is published already. */
  readonly released?: true;
  readonly prepare?: (w: Workspace) => void;
  readonly asked?: AskedRelease;
}

interface Success extends Begun {
  readonly outcome: string;
}

const SUCCESSES: Readonly<Record<string, Success>> = {
  'a first release': { outcome: 'published' },
  'the same release again': { released: true, outcome: 'unchanged' },
  'a further release': {
    released: true,
    prepare: (w) => w.bump('1.1.0'),
    outcome: 'published',
  },
  'a pre-release on another channel': {
    prepare: (w) => w.bump('1.1.0-rc.1'),
    asked: { inputs: { channel: 'beta' } },
    outcome: 'published',
  },
  'a release whose pointers are behind': {
    released: true,
    prepare: (w) => rmSync(join(w.site, 'latest')),
    outcome: 'resumed',
  },
  'a dry run without a secret': {
    asked: { inputs: { 'dry-run': true }, env: { OTA_SIGNING_KEY: undefined } },
    outcome: 'planned',
  },
  'a change that is only proposed': {
    asked: { proposal: true, env: { OTA_SIGNING_KEY: undefined } },
    outcome: 'planned',
  },
  'another public URL, by plain git': {
    asked: { inputs: { 'public-url': 'https://mirror.example.com', forge: 'git' } },
    outcome: 'published',
  },
};

describe('every face makes the same of', () => {
  test.each(Object.entries(SUCCESSES))('%s', async (_, { outcome, ...begun }) => {
    const { shell, action, gitlab } = await everyFace(begun);
    expect(shell, shell.said).toMatchObject({ exitCode: 0, outcome, errors: [] });
    for (const [face, run] of Object.entries({ action, gitlab })) {
      const { said, ...same } = run;
      const { said: _said, ...expected } = shell;
      expect(same, `${face}: ${said}`).toEqual(expected);
    }
    expect(shell.plan).toMatchObject({ product: 'pump' });
  });
});

const damage = (path: string, change: (text: string) => string) => (w: Workspace) => {
  const file = join(w.site, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  w.bump('1.1.0');
};

interface Failure extends Begun {
  readonly exitCode: 1 | 2 | 3;
  readonly code: string;
}

const FAILURES: Readonly<Record<string, Failure>> = {
  'an unknown key': {
    prepare: (w) => {
      w.edit('ota-release.yaml', (text) => `${text}colour: blue\n`);
      w.commit('Colour');
    },
    exitCode: 2,
    code: 'project-unknown-key',
  },
  'no signing key': { asked: { env: { OTA_SIGNING_KEY: undefined } }, exitCode: 2, code: 'key-secret-missing' },
  'a signing key that nobody trusts': {
    asked: { env: { OTA_SIGNING_KEY: Buffer.alloc(32, 9).toString('base64') } },
    exitCode: 2,
    code: 'key-not-trusted',
  },
  'a signing key that is none': { asked: { env: { OTA_SIGNING_KEY: 'not a key at all' } }, exitCode: 2, code: 'key-' },
  'uncommitted changes': {
    prepare: (w) => w.write('bundle/app/main.py', 'print("uncommitted")\n'),
    exitCode: 2,
    code: 'repository-dirty',
  },
  'a tag on another commit': {
    prepare: (w) => {
      w.git('push', '--quiet', 'origin', 'HEAD:refs/tags/v1.0.0');
      w.write('bundle/app/more.py', 'print("more")\n');
      w.commit('More');
    },
    exitCode: 2,
    code: 'tag-on-other-commit',
  },
  'a hook of the remote that refuses': {
    prepare: (w) => {
      const hook = join(w.remote, 'hooks/pre-receive');
      mkdirSync(join(w.remote, 'hooks'), { recursive: true });
      writeFileSync(hook, '#!/bin/sh\necho "releases are frozen" >&2\nexit 1\n');
      chmodSync(hook, 0o755);
    },
    exitCode: 1,
    code: 'tag-push-rejected',
  },
  'a remote that is gone': {
    prepare: (w) => rmSync(w.remote, { recursive: true }),
    exitCode: 1,
    code: 'forge-unreachable',
  },
  'a host that is no directory': {
    prepare: (w) => writeFileSync(w.site, 'a file'),
    exitCode: 2,
    code: 'host-',
  },
  'an index that somebody changed': {
    released: true,
    prepare: damage('revisions/00000001.json', (text) => text.replace(/"sig":"./, '"sig":"_')),
    exitCode: 3,
    code: 'site-',
  },
  'a version with other contents': {
    released: true,
    prepare: (w) => {
      w.write('bundle/app/main.py', 'print("other")\n');
    },
    asked: { inputs: { 'allow-dirty': true } },
    exitCode: 2,
    code: 'site-version-differs',
  },
  'a version that is none': { asked: { inputs: { version: '1.0' } }, exitCode: 2, code: 'version-not-semver' },
  'a bundle without update.sh': {
    prepare: (w) => {
      rmSync(join(w.repo, 'bundle/update.sh'));
      w.commit('No script');
    },
    exitCode: 2,
    code: 'bundle-',
  },
  'a warning where warnings count': {
    prepare: (w) => {
      rmSync(join(w.repo, 'bundle/rollback.sh'));
      w.commit('No way back');
    },
    asked: { inputs: { strict: true } },
    exitCode: 2,
    code: 'bundle-script-rollback-missing',
  },
  'an input that is no value': { asked: { raw: { strict: 'maybe' } }, exitCode: 2, code: 'cli-input-invalid' },
  'a forge whose token is missing': {
    prepare: (w) => {
      w.git('remote', 'set-url', 'origin', 'https://github.com/team/pump.git');
    },
    asked: { inputs: { forge: 'github' } },
    exitCode: 2,
    code: 'forge-token-missing',
  },
};

describe('every face refuses alike', () => {
  test.each(Object.entries(FAILURES))('%s', async (_, { exitCode, code, ...begun }) => {
    const { shell, action, gitlab } = await everyFace(begun);
    expect(shell.errors[0], shell.said).toMatch(new RegExp(`^${code}`));
    expect(shell).toMatchObject({ exitCode, outcome: 'failed' });
    for (const [face, run] of Object.entries({ action, gitlab })) {
      const { said, ...same } = run;
      const { said: _said, ...expected } = shell;
      expect(same, `${face}: ${said}`).toEqual(expected);
    }
  });
});
