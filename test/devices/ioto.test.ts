import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ioto } from '../../src/devices/ioto.js';
import { encodePublicKey, parsePublicKey } from '../../src/signing/public-key.js';
import { readTrust } from '../../src/signing/trust.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { directorySource } from '../../src/site/directory-source.js';
import { release } from '../../src/steps/release.js';
import { runProcess } from '../support/cli.js';
import { startLighttpd, startNginx, type WebServer } from '../support/servers.js';
import { inputsOf, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const READER = here('ioto/updater.py');
const GOLDEN = here('ioto/published.txt');
const SCRIPT = here('../../examples/ioto/update-device.sh');
const DOCS = readFileSync(here('../../docs/devices/ioto.md'), 'utf8');
const FROM = 'ioto/pump/stable/from';

const temporary = temporaryDirectories();
const services = wiredServices();

const OPTIONS = `publicCheck: "off"
rehearsal:
  from: [0.9.0]
devices:
  ioto:
    policy: major < 2
    update: { schedule: night, period: 1 day, jitter: 600 }
`;

/** What the bundle runs on the device. */
const SCRIPTS = {
  'bundle/update.sh': `#!/bin/sh
set -eu
test -f app/main.py
echo "from $OTA_CURRENT_VERSION to $OTA_TARGET_VERSION"
`,
  'bundle/rollback.sh': '#!/bin/sh\necho rolled back\n',
};

const publish = async (version: string): Promise<void> => {
  w.bump(version);
  for (const [path, text] of Object.entries(SCRIPTS)) w.write(path, text);
  w.commit('Scripts');
  await release(services(w), inputsOf(w));
};

/** The settings of a web server as the documentation has them. */
const documented = (language: string): string => {
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(DOCS)?.[1];
  if (block === undefined) throw new Error(`no settings of ${language} in the documentation`);
  return block;
};

interface Read {
  readonly told: Readonly<Record<string, string>> | null;
  readonly file: string | null;
}

const checkIn = async (url: string, version: string, ...more: readonly string[]): Promise<Read> => {
  const args = [READER, url, version, temporary(), ...more];
  const { exitCode, stdout, stderr } = await runProcess('python3', args, {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH },
  });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

/** A device with the script of the examples, which is handed a file. */
const install = (file: string): { readonly directive: string; readonly version: string } => {
  const home = temporary();
  mkdirSync(join(home, 'keys'));
  writeFileSync(join(home, 'keys/ota.pem'), encodePublicKey(parsePublicKey(PUBLIC_KEY), 'pem'));
  writeFileSync(join(home, 'ioto.json5'), "{ version: '1.0.0' }\n");
  const settings = ['PRODUCT=pump', 'MODEL=pc-200', `KEYS=${home}/keys`, `AGENT_CONFIG=${home}/ioto.json5`];
  writeFileSync(join(home, 'conf'), [...settings, `WORK=${home}/work`, `LOG=${home}/log`, ''].join('\n'));
  const env = { PATH: process.env.PATH, OTA_CONF: join(home, 'conf') };
  const directive = execFileSync('sh', [SCRIPT, file], { encoding: 'utf8', env });
  expect(readFileSync(join(home, 'log'), 'utf8')).toContain('\nfrom 1.0.0 to 1.1.0\n');
  return { directive, version: readFileSync(join(home, 'ioto.json5'), 'utf8') };
};

let w: Workspace;
let root: string;
const servers = new Map<string, WebServer>();

beforeAll(async () => {
  w = createWorkspace({ version: '0.1.0', extra: OPTIONS });
  await publish('1.0.0');
  await publish('1.1.0');
  root = mkdtempSync(join(tmpdir(), 'ota-ioto-'));
  // The site stands below the path of its public URL.
  symlinkSync(w.site, join(root, 'pump'));
  servers.set('nginx', await startNginx(root, documented('nginx')));
  servers.set('lighttpd', await startLighttpd(root, documented('lighttpd')));
}, 60_000);

afterAll(async () => {
  for (const server of servers.values()) await server.stop();
  w.dispose();
  rmSync(root, { recursive: true, force: true });
});

describe.each(['nginx', 'lighttpd'])('static documents behind %s', (name) => {
  const urlOf = (version: string): string => `${servers.get(name)?.url}/pump/${FROM}/${version}`;
  const image = ['--base', 'https://updates.example.com'];

  test('a device takes the update, installs it, and is offered nothing more', async () => {
    const { told, file } = await checkIn(urlOf('1.0.0'), '1.0.0', ...image);
    expect(told?.version).toBe('1.1.0');
    expect(install(file ?? '')).toEqual({ directive: 'restart\n', version: "{ version: '1.1.0' }\n" });
    expect(await checkIn(urlOf('1.1.0'), '1.1.0')).toEqual({ told: null, file: null });
  });

  test('a factory version that was never released here is led on', async () => {
    expect((await checkIn(urlOf('0.9.0'), '0.9.0')).told?.version).toBe('1.1.0');
  });
});

describe('the published files', () => {
  const published = (): readonly string[] =>
    filesOf(w.site)
      .filter((path) => path.startsWith('ioto/') || path.startsWith('tok/'))
      .map(
        (path) =>
          `${createHash('sha256')
            .update(readFileSync(join(w.site, path)))
            .digest('hex')}  ${path}`,
      );

  test('are the same on every machine', async () => {
    await expect(`${published().join('\n')}\n`).toMatchFileSnapshot(GOLDEN);
  });

  test('verify with the rest of the site', async () => {
    const { trust } = await readTrust([PUBLIC_KEY], 1, { readFile: async () => '' });
    if (!trust) throw new Error('no trust');
    const report = await auditSite(await directorySource(w.site), {
      trust,
      now: new Date('2026-01-15T12:00:00Z'),
      patienceMs: 0,
    });
    expect(report.problems).toEqual([]);
  });
});

test('the family has its parts', () => {
  expect([ioto.name, ioto.title]).toEqual(['ioto', 'Ioto']);
});
