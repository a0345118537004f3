import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliRun, runProcess } from '../support/cli.js';
import { startNginx, startPython, type WebServer } from '../support/servers.js';
import { readTree } from '../support/tree.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

/** The bytes that DSSE v1 signs, and the signature, by nothing but Python's standard library. */
const PAE = `
import base64, json, sys
envelope = json.load(open(sys.argv[1], encoding='utf-8'))
kind = envelope['payloadType'].encode()
payload = base64.b64decode(envelope['payload'], validate=True)
open('pae', 'wb').write(b'DSSEv1 %d %s %d %s' % (len(kind), kind, len(payload), payload))
signature = base64.b64decode(envelope['signatures'][0]['sig'], validate=True)
open('sig', 'wb').write(signature)
print(envelope.get('signature', ''), signature.hex())
`;

/** What a device with a shell and curl does: no tool of ours, no JSON parser. */
const DEVICE = `
set -eu
base=$1 root=$2
curl -fsS "$base/latest" > latest
IFS= read -r latest < latest || test -n "$latest"
latest=\${latest#\\"} latest=\${latest%\\"}
curl -fsS "$base/versions" | sed 's/[]["]//g' | tr ',' '\\n' | grep -Fqx "$latest"
curl -fsS "$base/$latest" > object
flist=$(sed -n 's/.*"flist":"\\([^"]*\\)".*/\\1/p' object)
name=\${flist##*/}
curl -fsS -o "$name" "$flist"
printf '%s  %s\\n' "\${name%%.*}" "$name" | sha256sum -c -
mkdir update && cd update
unzip -q "../$name"
DEVICE_ROOT=$root ./update.sh
`;

let w: Workspace;
let bundle = '';
let files: readonly string[] = [];
const servers: WebServer[] = [];

const tool = (command: string, args: readonly string[], cwd = w.directory): Promise<CliRun> =>
  runProcess(command, args, { cwd, env: process.env });

const scratch = (name: string): string => {
  const directory = join(w.directory, 'scratch', name);
  mkdirSync(directory, { recursive: true });
  return directory;
};

beforeAll(async () => {
  w = createWorkspace();
  expect((await w.run(['keys', 'generate', '--out', '../keys'])).exitCode).toBe(0);
  const own = readFileSync(join(w.directory, 'keys/ota.pub.b64'), 'utf8').trim();
  w.edit('ota-release.yaml', (text) => text.replace(/- .*=$/m, `- ${own}`));
  w.commit('Own key');
  const run = await w.release(['--signing-key-file', '../keys/ota.key']);
  expect(run.json.outcome, run.stdout + run.stderr).toBe('published');
  bundle = join(w.site, run.json.bundle?.path ?? '');
  files = [...readTree(join(w.repo, 'bundle'))].flatMap(([path, facts]) => (facts.startsWith('file') ? [path] : []));
});

afterAll(async () => {
  for (const server of servers) await server.stop();
  w.dispose();
});

describe('without any code of ours', () => {
  test.each(['1.0.0', 'index.json', 'revisions/00000001.json'])(
    'openssl verifies the DSSE signature of %s',
    async (path) => {
      const cwd = scratch(`dsse-${path.replaceAll('/', '-')}`);
      const built = await tool('python3', ['-c', PAE, join(w.site, path)], cwd);
      expect(built.stderr).toBe('');
      const verify = () =>
        tool(
          'openssl',
          [
            'pkeyutl',
            '-verify',
            '-pubin',
            '-inkey',
            join(w.directory, 'keys/ota.pub.pem'),
            '-rawin',
            '-in',
            'pae',
            '-sigfile',
            'sig',
          ],
          cwd,
        );
      expect(await verify()).toMatchObject({ exitCode: 0, stdout: 'Signature Verified Successfully\n' });
      const [hex, first] = built.stdout.trim().split(' ');
      if (path === '1.0.0') expect(hex).toBe(first);
      const pae = readFileSync(join(cwd, 'pae'));
      pae.writeUInt8(pae.readUInt8(pae.length - 2) ^ 1, pae.length - 2);
      writeFileSync(join(cwd, 'pae'), pae);
      expect((await verify()).exitCode).not.toBe(0);
    },
  );

  test('minisign verifies the bundle', async () => {
    const run = await tool('minisign', ['-V', '-p', 'keys/ota.pub', '-m', bundle]);
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toMatch(
      /^Signature and comment signature verified\nTrusted comment: file:.*\tproduct:pump\tversion:1\.0\.0$/m,
    );
  });

  test.each([
    ['unzip', 'unzip', (zip: string) => ['-q', zip]],
    ['BusyBox unzip', 'busybox', (zip: string) => ['unzip', '-q', zip]],
    ['bsdtar', 'bsdtar', (zip: string) => ['-xf', zip]],
    ['Python', 'python3', (zip: string) => ['-m', 'zipfile', '-e', zip, '.']],
  ])('%s unpacks the bundle to the files of the work tree', async (title, command, args) => {
    const cwd = scratch(title);
    const run = await tool(command, args(bundle), cwd);
    expect(run.exitCode, run.stderr).toBe(0);
    const [made, source] = [readTree(cwd), readTree(join(w.repo, 'bundle'))];
    // Python's zipfile drops permissions.
    const plain = (tree: ReadonlyMap<string, string>, path: string) =>
      tree.get(path)?.replace(title === 'Python' ? /^file \d+/ : /^$/, '');
    expect(files.map((path) => plain(made, path))).toEqual(files.map((path) => plain(source, path)));
    expect([...made].filter(([, facts]) => facts.startsWith('file'))).toHaveLength(files.length);
  });

  test('unzip and Python find no fault in the bundle', async () => {
    expect(await tool('unzip', ['-tqq', bundle])).toMatchObject({ exitCode: 0 });
    expect(await tool('python3', ['-m', 'zipfile', '-t', bundle])).toMatchObject({
      exitCode: 0,
      stdout: 'Done testing\n',
    });
  });

  test('sha256sum agrees with every digest in a name and in the signed statements', async () => {
    const sums = `
import base64, json, os
payload = lambda path: json.loads(base64.b64decode(json.load(open(path))['payload']))
index = payload('index.json')
for subject in index['subject']: print(subject['digest']['sha256'], '', subject['name'])
for release in index['predicate']['releases']: print(release['bundle']['sha256'], '', release['bundle']['path'])
statement = payload('1.0.0')['predicate']
for schema in statement['schemas'].values(): print(schema['sha256'], '', schema['path'])
for folder in ('bundles', 'schemas'):
    for name in os.listdir(folder):
        if not name.endswith('.minisig'): print(name.split('.')[0], '', folder + '/' + name)
`;
    const list = await tool('python3', ['-c', sums], w.site);
    expect(list.stderr).toBe('');
    expect(list.stdout.trim().split('\n').length).toBeGreaterThanOrEqual(9);
    const checked = await runProcess('sha256sum', ['--check', '--strict', '-'], {
      cwd: w.site,
      env: process.env,
      input: list.stdout,
    });
    expect(checked.exitCode, checked.stdout + checked.stderr).toBe(0);
  });
});

describe('a POSIX shell takes the update', () => {
  test.each([
    ['dash', 'python3 -m http.server', ['dash'], startPython],
    ['BusyBox sh', 'python3 -m http.server', ['busybox', 'sh'], startPython],
    ['dash', 'nginx', ['dash'], startNginx],
    ['BusyBox sh', 'nginx', ['busybox', 'sh'], startNginx],
  ] as const)('%s, from %s as it is', async (_, title, shell, start) => {
    const name = `${shell.join('-')}-${title.split(' ')[0]}`;
    const served = join(w.directory, `site-${name}`);
    mkdirSync(served);
    const server = await start(served);
    servers.push(server);
    const args = ['--signing-key-file', '../keys/ota.key', '--host', served, '--public-url', server.url];
    expect((await w.release(args)).json.outcome).toBe('published');
    const cwd = scratch(name);
    const [command, ...first] = shell;
    writeFileSync(join(cwd, 'device.sh'), DEVICE);
    const run = await tool(command, [...first, 'device.sh', server.url, join(cwd, 'root')], cwd);
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(readFileSync(join(cwd, 'root/opt/pump/version'), 'utf8')).toBe('1.0.0\n');
    expect(readTree(join(cwd, 'root/opt/pump/app'))).toEqual(readTree(join(w.repo, 'bundle/app')));
  });
});
