import { copyFileSync, existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseEnvironment, runProcess } from '../support/cli.js';
import { closing } from '../support/closing.js';
import { prepareProject, raiseTo } from '../support/docs-blocks/prepared-project.js';
import { type TypingOptions, typeLines } from '../support/docs-blocks/typed.js';
import { fencedBlocks } from '../support/markdown-blocks.js';
import { writeProgram } from '../support/quickstart/desk.js';
import { SECRET, type Workspace } from '../support/workspace.js';

let prepared: Workspace;
/** The same with a family of devices, and with 1.4.0 due; nothing is released from it. */
let withDevices: Workspace;
beforeAll(async () => {
  prepared = await prepareProject();
  withDevices = prepared.copy();
  withDevices.edit('ota-release.yaml', (text) => `${text}devices: [connhex]\n`);
  raiseTo(withDevices, '1.4.0');
});
afterAll(() => {
  for (const workspace of [prepared, withDevices]) workspace.dispose();
});

const closeLater = closing();

/** The block of a page whose first line begins so. */
const blockOf = (page: string, begins: string): string => {
  const found = fencedBlocks(page).filter(
    ({ language, text }) => /^(sh|console)$/.test(language) && text.startsWith(begins),
  );
  if (found.length !== 1) throw new Error(`${found.length} blocks of ${page} begin with ${begins}`);
  return found.map(({ text }) => text).join('');
};

interface Row {
  readonly page: string;
  readonly begins: string;
  /** The project that it only reads, together with others; otherwise it has one of its own. */
  readonly on?: 'released' | 'devices';
  /** What the page supposes beyond the prepared project. */
  readonly given?: (workspace: Workspace) => unknown;
  readonly here?: TypingOptions['here'];
  /** Exit codes in order where not all are 0. */
  readonly ends?: readonly number[];
  /** What the last line prints. */
  readonly prints?: RegExp;
  readonly withoutSecret?: boolean;
}

const SITE: TypingOptions['here'] = [['https://updates.example.com', 'site']];

/** A project of which a next release is due. */
const next = (workspace: Workspace): void => raiseTo(workspace, '1.4.0');

const withPrune = ({ edit, commit }: Workspace): void => {
  edit('ota-release.yaml', (text) => `${text}prune: { keep: 1 }\n`);
  commit('Prune');
};

/** A second key, listed, whose public half has the name `file`. */
const listed =
  (file: string) =>
  ({ repo, edit, commit, directory }: Workspace): void => {
    copyFileSync(join(directory, 'next/ota.pub'), join(repo, file));
    const key = readFileSync(join(directory, 'next/ota.pub.b64'), 'utf8').trim();
    edit('ota-release.yaml', (text) => text.replace('trustedKeys:\n', `trustedKeys:\n    - ${key}\n`));
    commit('List a second key');
  };

/** The second key is introduced and shipped, and only versions that trust it are supported. */
const readyToSwitch = async (workspace: Workspace): Promise<void> => {
  const { edit, runHere } = workspace;
  listed('keys/d.pub')(workspace);
  await runHere(['keys', 'rotate', 'keys/d.pub', '--reason', 'yearly']);
  edit('ota-release.yaml', (text) => text.replace('signing:\n', 'signing:\n  supported: ">=1.4.0"\n'));
  next(workspace);
  await runHere(['release']);
  raiseTo(workspace, '1.5.0');
};

const BLOCKS: readonly Row[] = [
  { page: 'README.md', begins: '$ ota-release plan --fleet', on: 'devices' },
  {
    page: 'README.md',
    begins: '$ ota-release rollout set 10',
    given: listed('keys/next.pub'),
    // The prepared project has released 1.2.0 already.
    here: [['1.2.0-rc.1 --channel beta --to stable --as 1.2.0', '1.3.0-rc.1 --channel beta --to stable --as 1.3.0']],
    prints: /revision/,
  },
  { page: 'docs/roll-outs.md', begins: 'ota-release rollout set 10' },
  { page: 'docs/withdrawal.md', begins: 'ota-release yank 1.2.0' },
  {
    page: 'docs/withdrawal.md',
    begins: 'ota-release reissue 1.1.0',
    given: ({ runHere }) => runHere(['yank', '1.2.0', '--reason', 'bad']),
    prints: /1\.2\.1/,
  },
  { page: 'docs/withdrawal.md', begins: 'ota-release prune --dry-run', given: withPrune },
  {
    page: 'docs/channels.md',
    begins: 'ota-release release --channel beta',
    given: (workspace) => raiseTo(workspace, '1.4.0-rc.1'),
  },
  {
    page: 'docs/channels.md',
    begins: 'ota-release channel promote',
    here: [['1.2.0-rc.1', '1.3.0-rc.1']],
    prints: /verified/,
  },
  { page: 'docs/channels.md', begins: 'ota-release reissue 1.1.0', prints: /1\.2\.1/ },
  { page: 'docs/freshness.md', begins: 'ota-release refresh --dry-run' },
  { page: 'docs/freshness.md', begins: '$ ota-release status', on: 'released', prints: /in order/ },
  { page: 'docs/operations.md', begins: 'ota-release check', given: next },
  { page: 'docs/operations.md', begins: 'ota-release refresh' },
  {
    page: 'docs/operations.md',
    begins: 'grep -v keys/ota.pub',
    // The project lists its keys as files, as the page supposes.
    given: ({ edit, repo, directory }) => {
      copyFileSync(join(directory, 'next/ota.pub'), join(repo, 'keys/offline.pub'));
      edit('ota-release.yaml', (text) =>
        text.replace(/trustedKeys:\n.*\n/, 'trustedKeys:\n    - keys/offline.pub\n    - keys/ota.pub\n'),
      );
    },
    // Nothing that is left reaches the fleet: exit code 3, and the file is removed after it.
    ends: [0, 3, 0],
  },
  {
    page: 'docs/export-and-mirror.md',
    begins: 'ota-release export --out usb/site',
    on: 'released',
    here: [...SITE, ['s3://mirror-bucket/gateway', '../bucket'], ['/srv/www/gateway', '../www']],
  },
  {
    page: 'docs/verify.md',
    begins: 'ota-release verify  ',
    on: 'released',
    here: [...SITE, ['s3://updates-example-com/gateway', 'site']],
    prints: /verified/,
  },
  { page: 'docs/provenance.md', begins: 'ota-release log', on: 'released', here: SITE },
  {
    page: 'docs/rehearsal.md',
    begins: 'ota-release rehearse --staged',
    here: SITE,
    on: 'devices',
  },
  { page: 'docs/forges.md', begins: 'ota-release check --connection', given: next },
  {
    page: 'docs/config-contracts.md',
    begins: 'npx ota-release validate',
    on: 'released',
    here: [['config/samples/*.json', 'config/template.json']],
  },
  { page: 'docs/keys.md', begins: 'npx ota-release keys generate' },
  {
    page: 'docs/keys.md',
    begins: 'OTA_SIGNING_KEY=$(cat ../gateway-keys/ota.key)',
    here: [['../gateway-keys', 'keys']],
    given: next,
    withoutSecret: true,
  },
  { page: 'docs/keys.md', begins: 'base64 -d < keys/ota.pub.b64', on: 'released', prints: /^[0-9a-f]{64}/ },
  {
    page: 'docs/keys.md',
    begins: 'OTA_SIGNING_KEY=$(cat old.key)',
    given: readyToSwitch,
    here: [
      ['old.key', 'keys/ota.key'],
      ['new.key', '../next/ota.key'],
      ['3fa9c2d1', '1d29c6e5'],
      // By then the new key signs alone.
      ['npx ota-release keys retire', 'OTA_SIGNING_KEY=$(cat ../next/ota.key) npx ota-release keys retire'],
    ],
    prints: /"stage":"retired-but-listed"/,
  },
  {
    page: 'docs/keys.md',
    begins: 'npx ota-release keys show',
    here: [['secret.pem', 'keys/secret.pem']],
    given: async ({ repo }) => {
      await typeLines('openssl genpkey -algorithm ed25519 -out keys/secret.pem', { cwd: repo, env: {} });
    },
    prints: /BEGIN PUBLIC KEY/,
  },
  {
    page: 'docs/offline-signing.md',
    begins: '$ ota-release release --signatures',
    given: next,
    withoutSecret: true,
    // The machine with the key.
    here: [['sign request.json', 'sign request.json --signing-key-file keys/ota.key']],
    ends: [2, 0, 2, 0, 0],
    prints: /1\.4\.0 resumed/,
  },
  {
    page: 'docs/fleet-plan.md',
    begins: '$ ota-release plan --fleet\n',
    on: 'devices',
    prints: /Connhex Edge/,
  },
  { page: 'docs/fleet-plan.md', begins: '$ ota-release plan --fleet --json', on: 'devices' },
  {
    page: 'docs/keys.md',
    begins: 'minisign -V',
    given: ({ repo, site }) => {
      const bundle = readdirSync(join(site, 'bundles')).find((name) => name.endsWith('-1.1.0.zip')) ?? '';
      for (const end of ['', '.minisig'])
        copyFileSync(join(site, 'bundles', `${bundle}${end}`), join(repo, `BUNDLE.zip${end}`));
    },
  },
  {
    page: 'docs/keys.md',
    begins: 'npx ota-release keys status --key keys/lost.pub',
    given: ({ edit, repo, directory }) => {
      copyFileSync(join(repo, 'keys/ota.pub'), join(repo, 'keys/lost.pub'));
      const key = readFileSync(join(directory, 'next/ota.pub.b64'), 'utf8').trim();
      edit('ota-release.yaml', (text) => text.replace(/trustedKeys:\n.*\n/, `trustedKeys: [${key}]\n`));
    },
    ends: [3],
  },
  {
    page: 'docs/operations.md',
    begins: 'ota-release yank 1.2.0 --reason drill',
    on: 'devices',
    here: [
      ['/backup/site', 'site'],
      // It asks the network; e2e/doctor.test.ts runs it.
      ['ota-release doctor', 'ota-release doctor --help'],
    ],
  },
  { page: 'docs/hosting/web-server.md', begins: 'ota-release verify https://updates', on: 'released', here: SITE },
  {
    page: 'docs/devices/ioto.md',
    begins: 'part=$(printf',
    on: 'released',
    here: [['part=$(printf %s "$id"', 'id=gateway-7; part=$(printf %s "$id"']],
  },
  { page: 'docs/devices/pantavisor.md', begins: 'openssl ecparam', on: 'released' },
  { page: 'docs/hosting/git-branch.md', begins: 'git config uploadpack.allowFilter' },
  {
    page: 'docs/hosting/git-branch.md',
    begins: 'git push --force-with-lease',
    given: ({ git }) => {
      git('push', '--quiet', 'origin', 'HEAD:refs/heads/gh-pages');
      git('fetch', '--quiet', 'origin');
    },
  },
  { page: 'docs/init.md', begins: 'ota-release init  ', given: ({ git }) => void git('rm', '-r', '--quiet', '.') },
];

describe('commands of the pages, typed in order', () => {
  test.each(BLOCKS)('$page: $begins', async ({ page, begins, on, given, here = [], ends, prints, withoutSecret }) => {
    const workspace = on === undefined ? prepared.copy() : on === 'devices' ? withDevices : prepared;
    if (on === undefined) closeLater(workspace.dispose);
    await given?.(workspace);
    const secret = withoutSecret ? {} : { OTA_SIGNING_KEY: SECRET };
    const env = { ...secret, PATH: `${workspace.directory}/bin:${process.env.PATH}` };
    const typed = await typeLines(blockOf(page, begins), { cwd: workspace.repo, env, here });
    const said = typed.map(({ line, run }) => `$ ${line}\n${run.stdout}${run.stderr}`).join('\n');
    expect(
      typed.map(({ run }) => run.exitCode),
      said,
    ).toEqual(ends ?? typed.map(() => 0));
    if (prints) expect(typed.at(-1)?.run.stdout).toMatch(prints);
  });
});

describe('scripts of the pages', () => {
  const runScript = (script: string, workspace: Workspace, env = {}) => {
    const file = join(workspace.directory, 'script.sh');
    writeFileSync(file, script);
    return runProcess('sh', [file], {
      cwd: workspace.directory,
      input: 'https://a.example/latest\nhttps://a.example/versions\n',
      env: { ...baseEnvironment, ...env },
    });
  };
  const opened = (): Workspace => {
    const workspace = prepared.copy();
    closeLater(workspace.dispose);
    return workspace;
  };

  test('the one of docs/hosting/git-branch.md brings a branch behind a web server, in one rename', async () => {
    const workspace = opened();
    const { git, remote, directory } = workspace;
    git('push', '--quiet', 'origin', 'HEAD:refs/heads/site');
    git(
      'clone',
      '--quiet',
      '--bare',
      '--depth',
      '1',
      '--branch',
      'site',
      `file://${remote}`,
      join(directory, 'srv/site.git'),
    );
    const script = blockOf('docs/hosting/git-branch.md', '#!/bin/sh').replaceAll('/srv/', `${directory}/srv/`);
    for (const _time of [1, 2]) {
      const run = await runScript(script, workspace);
      expect(run.exitCode, run.stderr).toBe(0);
    }
    const shown = join(directory, 'srv/site');
    expect(readlinkSync(shown)).toBe(join(directory, 'srv/sites', git('rev-parse', 'HEAD')));
    expect(existsSync(join(shown, 'ota-release.yaml'))).toBe(true);
  });

  test('the one of docs/public-check.md purges every URL', async () => {
    const workspace = opened();
    writeProgram(join(workspace.directory, 'bin/curl'), `printf '%s\\n' "$*" >> '${workspace.directory}/asked'`);
    const PATH = `${workspace.directory}/bin:${process.env.PATH}`;
    const run = await runScript(blockOf('docs/public-check.md', '#!/bin/sh'), workspace, {
      PATH,
      FASTLY_API_TOKEN: 'token',
    });
    expect(run.exitCode, run.stderr).toBe(0);
    const asked = readFileSync(join(workspace.directory, 'asked'), 'utf8').trim().split('\n');
    expect(asked.map((line) => line.split(' ').at(-1))).toEqual([
      'https://a.example/latest',
      'https://a.example/versions',
    ]);
    for (const line of asked) expect(line).toContain('--request PURGE --header Fastly-Key: token');
  });
});
