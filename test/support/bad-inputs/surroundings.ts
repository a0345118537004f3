import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC_KEY, publicKeyOf, SECRET, type Workspace } from '../workspace.js';
import { all, type BadInput, bad, type More, PROJECT, remove, write, yaml } from './bad-input.js';

/** What can be wrong with the repository, its remote and the tag. */
export const repositories: readonly BadInput[] = [
  // title | codes | place | change
  bad('an uncommitted change', 'repository-dirty', '', write('bundle/app/main.py', 'print("x")\n'), {
    uncommitted: true,
  }),
  bad('an untracked file', 'repository-dirty', '', write('notes.txt', 'x'), { uncommitted: true }),
  bad('no repository', 'repository-missing', '', remove('.git'), { uncommitted: true }),
  bad(
    'a repository without a commit',
    'repository-no-commit',
    '',
    all(remove('.git'), (w) => w.git('init', '--quiet')),
    { uncommitted: true },
  ),
  bad('no remote', 'repository-remote-missing', '', (w) => w.git('remote', 'remove', 'origin'), { uncommitted: true }),
  bad('a remote that is gone', 'forge-unreachable', '', (w) => w.git('remote', 'set-url', 'origin', '../gone.git'), {
    uncommitted: true,
    exitCode: 1,
  }),
  bad('the tag on another commit', 'tag-on-other-commit', '', (w) => tagElsewhere(w, true), { uncommitted: true }),
  bad('the tag on another commit of this clone', 'tag-local-on-other-commit', '', (w) => tagElsewhere(w, false), {
    uncommitted: true,
  }),
];

const tagElsewhere = (w: Workspace, push: boolean): void => {
  w.git('tag', '-a', 'v1.1.0', '-m', 'elsewhere', 'HEAD~1');
  if (push) w.git('push', '--quiet', 'origin', 'v1.1.0');
};

const OTHER_SEED = Buffer.alloc(32, 7);
const OPENSSH = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBv1qmZ2wJx5z7yWb1W8uVn3yF4h0bq9t3VQq2mJ2f7c somebody@host';
const EC_PEM = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIA==\n-----END EC PRIVATE KEY-----\n';

const withKey = (key: string | undefined): More => ({ env: { OTA_SIGNING_KEY: key } });

/** What can be wrong with the keys. */
export const keys: readonly BadInput[] = [
  // title | codes | place | change | environment
  bad('no secret', 'key-secret-missing', '', undefined, withKey(undefined)),
  bad('an empty secret', 'key-empty', '', undefined, withKey(' ')),
  bad('the secret in quotes', 'key-quoted', '', undefined, withKey(`"${SECRET}"`)),
  bad('the secret in hex', 'key-hex', '', undefined, withKey(Buffer.from(SECRET, 'base64').toString('hex'))),
  bad('a secret cut off', 'key-wrong-length', '', undefined, withKey(SECRET.slice(0, 40))),
  bad('the public key as secret', 'key-not-trusted', `${PROJECT}:9`, undefined, withKey(PUBLIC_KEY)),
  bad('a stranger’s secret', 'key-not-trusted', `${PROJECT}:9`, undefined, withKey(OTHER_SEED.toString('base64'))),
  bad('an SSH key', 'key-openssh', '', undefined, withKey(OPENSSH)),
  bad('a key of another algorithm', 'key-other-algorithm', '', undefined, withKey(EC_PEM)),
  bad('a key file that is not there', 'key-file-unreadable', '', undefined, {
    args: ['release', '--json', '--signing-key-file', 'none.key'],
  }),
  bad('no trusted key', 'key-none-trusted', `${PROJECT}:8`, yaml(/signing:\n.*\n.*\n/, 'signing: {}\n')),
  bad('a trusted key that is no file', 'key-file-unreadable', `${PROJECT}:9`, yaml(/- .*=\n/, '- keys/none.pub\n')),
  bad('the hex of a trusted key', 'key-hex', `${PROJECT}:9`, yaml(/- .*=\n/, `- ${'ab'.repeat(32)}\n`)),
  bad(
    'more signatures than keys',
    'key-threshold-too-high',
    `${PROJECT}:10`,
    yaml('signing:\n', 'signing:\n  threshold: 2\n'),
  ),
  bad(
    'fewer signers than signatures',
    ['key-threshold-unmet', 'site-object-unverified'],
    `${PROJECT}:10`,
    yaml(/signing:\n.*\n/, `signing:\n  threshold: 2\n  trustedKeys:\n    - ${publicKeyOf(OTHER_SEED)}\n`),
  ),
];

const inSite =
  (path: string, change: (text: string) => string) =>
  (w: Workspace): void =>
    writeFileSync(join(w.site, path), change(readFileSync(join(w.site, path), 'utf8')));

/** What can be wrong with the site and its host. */
export const sites: readonly BadInput[] = [
  // title | codes | place | change
  bad('a site of another product', 'site-other-product', `${PROJECT}:6`, yaml('product: pump', 'product: valve')),
  bad(
    'an index that is no JSON',
    'site-object-unreadable',
    '',
    inSite('index.json', () => '<html></html>'),
    { exitCode: 3 },
  ),
  bad(
    'a site without revisions',
    'site-revision-missing',
    '',
    (w) => rmSync(join(w.site, 'revisions'), { recursive: true }),
    { exitCode: 3 },
  ),
  bad(
    'a site whose revision was changed',
    'site-revision-broken-chain',
    '',
    inSite('revisions/00000001.json', (text) => `${text}\n`),
    { exitCode: 3 },
  ),
  bad(
    'published schemas that are gone',
    'site-object-unverified',
    '',
    (w) => rmSync(join(w.site, 'schemas'), { recursive: true }),
    { exitCode: 3 },
  ),
  bad(
    'a host that is a file',
    'host-root-not-a-directory',
    '',
    (w) => writeFileSync(join(w.directory, 'occupied'), 'x'),
    { args: ['release', '--json', '--host', '../occupied'] },
  ),
  bad('a directory in the version’s place', 'host-path-is-directory', '', (w) => mkdirSync(join(w.site, '1.1.0'))),
];

/** What can be wrong with flags, operands and the environment. */
export const commandLines: readonly BadInput[] = [
  // title | codes | place | change | arguments
  bad('a host flag of an unknown kind', 'project-host-unsupported', '--host', undefined, {
    args: ['release', '--json', '--host', 'gs://bucket'],
  }),
  bad('a URL flag that is none', 'project-url-invalid', '--public-url', undefined, {
    args: ['release', '--json', '--public-url', 'updates'],
  }),
  bad('a channel flag that is none', 'project-channel-invalid', '--channel', undefined, {
    args: ['release', '--json', '--channel', '../x'],
  }),
  bad('a project flag to nowhere', 'project-file-missing', 'none.yaml', undefined, {
    args: ['release', '--json', '--project', 'none.yaml'],
  }),
  bad('pack without --out', 'cli-flag-missing', '', undefined, { args: ['pack', '--json'] }),
  bad('pack into the bundle', 'bundle-contains-itself', '', write('bundle/a.zip', 'old'), {
    args: ['pack', '--json', '--out', 'bundle/a.zip'],
  }),
  bad('verify without a key', 'cli-flag-missing', '', remove(PROJECT), { args: ['verify', '--json', '../site'] }),
  bad('verify of nothing', 'cli-operand-missing', '', remove(PROJECT), {
    args: ['verify', '--json', '--key', PUBLIC_KEY],
  }),
  bad('validate without a schema', 'cli-flag-missing', '', undefined, {
    args: ['validate', '--json', 'config/template.json'],
  }),
  bad('validate of nothing', 'cli-operand-missing', '', undefined, {
    args: ['validate', '--json', '--schema', 'config/config.schema.json'],
  }),
  bad('keys without an action', 'cli-unknown-action', '', undefined, { args: ['keys', '--json'] }),
  bad('keys over a key', 'key-file-exists', '', write('ota.key', 'precious'), {
    args: ['keys', 'generate', '--json', '--out', '.'],
  }),
  bad('a clock that is none', 'cli-clock-invalid', '', undefined, { env: { OTA_RELEASE_CLOCK: 'yesterday' } }),
  bad('an epoch that is none', 'cli-clock-invalid', '', undefined, { env: { SOURCE_DATE_EPOCH: 'now' } }),
  bad('no git', 'repository-no-git', '', undefined, { env: { PATH: '/nowhere' }, exitCode: 1 }),
];
