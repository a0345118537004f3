import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closing } from '../support/closing.js';
import { prepareProject } from '../support/docs-blocks/prepared-project.js';
import { type TypingOptions, typeLines } from '../support/docs-blocks/typed.js';
import { fencedBlocks } from '../support/markdown-blocks.js';
import { SECRET, type Workspace } from '../support/workspace.js';

let prepared: Workspace;
beforeAll(async () => {
  prepared = await prepareProject();
});
afterAll(() => prepared.dispose());

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
  /** What the page supposes beyond the prepared project. */
  readonly given?: (workspace: Workspace) => Promise<unknown> | void;
  readonly here?: TypingOptions['here'];
  /** Exit codes in order where not all are 0. */
  readonly ends?: readonly number[];
  /** What the last line prints. */
  readonly prints?: RegExp;
  readonly withoutSecret?: boolean;
}

const SITE: TypingOptions['here'] = [['https://updates.example.com', 'site']];

/** A project of which a next release is due. */
const next = ({ bump }: Workspace): void => bump('1.4.0');

const partly = ({ runHere }: Workspace) => runHere(['rollout', 'set', '50']);

const withConnhex = ({ edit, commit }: Workspace): void => {
  edit('ota-release.yaml', (text) => `${text}devices: [connhex]\n`);
  commit('Connhex');
};

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

const BLOCKS: readonly Row[] = [
  { page: 'README.md', begins: '$ ota-release plan --fleet', given: next },
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
  { page: 'docs/channels.md', begins: 'ota-release release --channel beta', given: ({ bump }) => bump('1.4.0-rc.1') },
  {
    page: 'docs/channels.md',
    begins: 'ota-release channel promote',
    here: [['1.2.0-rc.1', '1.3.0-rc.1']],
    prints: /verified/,
  },
  { page: 'docs/channels.md', begins: 'ota-release reissue 1.1.0', prints: /1\.2\.1/ },
  { page: 'docs/freshness.md', begins: 'ota-release refresh --dry-run' },
  { page: 'docs/freshness.md', begins: '$ ota-release status', prints: /in order/ },
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
    here: [...SITE, ['s3://mirror-bucket/gateway', '../bucket'], ['/srv/www/gateway', '../www']],
  },
  {
    page: 'docs/verify.md',
    begins: 'ota-release verify  ',
    here: [...SITE, ['s3://updates-example-com/gateway', 'site']],
    prints: /verified/,
  },
  { page: 'docs/provenance.md', begins: 'ota-release log', here: SITE },
  {
    page: 'docs/rehearsal.md',
    begins: 'ota-release rehearse --staged',
    here: SITE,
    given: (workspace) => {
      withConnhex(workspace);
      next(workspace);
    },
  },
  { page: 'docs/forges.md', begins: 'ota-release check --connection', given: next },
  {
    page: 'docs/config-contracts.md',
    begins: 'npx ota-release validate',
    here: [['config/samples/*.json', 'config/template.json']],
  },
  { page: 'docs/keys.md', begins: 'npx ota-release keys generate', here: [['--out keys', '--out more-keys']] },
  { page: 'docs/keys.md', begins: 'OTA_SIGNING_KEY=$(cat keys/ota.key)', given: next, withoutSecret: true },
  { page: 'docs/keys.md', begins: 'base64 -d < keys/ota.pub.b64', prints: /^[0-9a-f]{64}/ },
  {
    page: 'docs/keys.md',
    begins: 'OTA_SIGNING_KEY=$(cat old.key)',
    given: (workspace) => {
      listed('keys/d.pub')(workspace);
      next(workspace);
      const { repo, directory } = workspace;
      copyFileSync(join(repo, 'keys/ota.key'), join(repo, 'old.key'));
      copyFileSync(join(directory, 'next/ota.key'), join(repo, 'new.key'));
    },
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
    ends: [2, 0, 2, 0, 0],
    prints: /published/,
  },
  { page: 'docs/init.md', begins: 'ota-release init  ', given: ({ git }) => void git('rm', '-r', '--quiet', '.') },
];

describe('commands of the pages, typed in order', () => {
  test.each(BLOCKS)('$page: $begins', async ({ page, begins, given, here = [], ends, prints, withoutSecret }) => {
    const workspace = prepared.copy();
    closeLater(workspace.dispose);
    mkdirSync(join(workspace.directory, 'empty'));
    await given?.(workspace);
    const env = withoutSecret ? {} : { OTA_SIGNING_KEY: SECRET };
    const typed = await typeLines(blockOf(page, begins), { cwd: workspace.repo, env, here });
    const said = typed.map(({ line, run }) => `$ ${line}\n${run.stdout}${run.stderr}`).join('\n');
    expect(
      typed.map(({ run }) => run.exitCode),
      said,
    ).toEqual(ends ?? typed.map(() => 0));
    if (prints) expect(typed.at(-1)?.run.stdout).toMatch(prints);
  });
});
