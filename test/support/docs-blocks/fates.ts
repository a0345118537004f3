/** What becomes of a block: a test runs it, or it is only shown, for a reason. */
export type Fate = { readonly kind: 'run'; readonly by: string } | { readonly kind: 'shown'; readonly why: string };

/** One row: the page, the beginning of the block’s first line, and its fate. */
export type FateRow = readonly [page: string, begins: string, fate: Fate];

const run = (by: string): Fate => ({ kind: 'run', by: `test/${by}.test.ts` });
const shown = (why: string): Fate => ({ kind: 'shown', why });

const VENDOR = shown('a vendor’s own program, with an account there');
const TYPED = run('e2e/docs-typed');
const README = run('e2e/docs-readme');
const EXAMPLE = run('e2e/examples-readmes');
const OPENSSL = run('e2e/docs-openssl');
const FORMAT = run('e2e/docs-site-format');
const LIBRARY = run('e2e/library-consumer');
const DAV = run('hosts/http-put');
const SERVERS = run('e2e/docs-web-servers');

/**
 * The blocks of a shell, of a server’s configuration and of program text. YAML and JSON are parsed wherever they stand, text and
 * diagrams are shown, and the quickstarts are run whole: those need no row. Any other new block does.
 */
export const FATES: readonly FateRow[] = [
  ['README.md', 'npx ota-release init  ', shown('what the section below it does, which is run')],
  ['README.md', 'node dist/cli.js demo', README],
  ['README.md', 'npm cit', shown('runs every test')],
  ['README.md', 'sudo apt-get install', shown('installs packages of a system')],
  ['README.md', 'npx ota-release init --keys', README],
  ['README.md', 'git add --all', README],
  ['README.md', 'npx ota-release release --dry-run', README],
  ['README.md', 'npx ota-release verify branch:site', README],
  ['README.md', '$ ota-release plan --fleet', TYPED],
  ['README.md', '$ ota-release rollout set 10', TYPED],
  ['README.md', 'import { decide', shown('the shape of two calls: docs/library.md has programs, which are run')],
  ['docs/channels.md', 'ota-release release --channel beta', TYPED],
  ['docs/channels.md', 'ota-release channel promote', TYPED],
  ['docs/channels.md', 'ota-release reissue', TYPED],
  ['docs/channels.md', 'ota-release resign', shown('needs a second site with other keys, as e2e/reissue.test.ts has')],
  ['docs/config-contracts.md', 'npx ota-release validate', TYPED],
  ['docs/config-contracts.md', 'Upgrades to 2.0.0', shown('what is printed')],
  ['docs/devices/ioto.md', 'part=$(printf', TYPED],
  ['docs/devices/ioto.md', 'location ~', run('devices/ioto')],
  ['docs/devices/ioto.md', 'server.max-keep-alive', run('devices/ioto')],
  [
    'docs/devices/ioto.md',
    'ota-release serve',
    shown('serves until it is ended, as e2e/serve.test.ts does on ports of its own'),
  ],
  ['docs/devices/pantavisor.md', 'openssl ecparam', TYPED],
  ['docs/devices/pantavisor.md', 'pvcontrol', shown('the device’s own programs')],
  [
    'docs/devices/pantavisor.md',
    'ota-release verify --family',
    shown('needs the state of a device, as e2e/families.test.ts makes one'),
  ],
  ['docs/doctor.md', '$ ota-release doctor', shown('asks the network; e2e/doctor.test.ts runs it')],
  ['docs/export-and-mirror.md', 'ota-release export', TYPED],
  ['docs/fleet-plan.md', '$ ota-release plan --fleet', TYPED],
  ['docs/fleet-plan.md', '$ ota-release plan --fleet --json', TYPED],
  ['docs/forges.md', 'ota-release check', TYPED],
  ['docs/freshness.md', 'ota-release refresh', TYPED],
  ['docs/freshness.md', '$ ota-release status', TYPED],
  ['docs/hosting/cloudfront.md', 'aws cloudfront', VENDOR],
  ['docs/hosting/cloudfront.md', 'function handler', run('e2e/docs-aws')],
  ['docs/hosting/cloudfront.md', 'ota-release doctor', shown('asks the network; e2e/doctor.test.ts runs it')],
  ['docs/hosting/git-branch.md', 'git config', TYPED],
  ['docs/hosting/git-branch.md', 'git push --force-with-lease', TYPED],
  ['docs/hosting/git-branch.md', '#!/bin/sh', TYPED],
  ['docs/hosting/http-put.md', 'server.modules', DAV],
  ['docs/hosting/http-put.md', 'location /updates/', DAV],
  ['docs/hosting/http-put.md', 'DavLockDB', DAV],
  ['docs/hosting/web-server.md', 'ota-release verify', TYPED],
  ['docs/hosting/web-server.md', 'server {', SERVERS],
  ['docs/hosting/web-server.md', 'updates.example.com {', SERVERS],
  ['docs/hosting/web-server.md', '<VirtualHost', SERVERS],
  ['docs/hosting/web-server.md', 'server.modules', SERVERS],
  ['docs/init.md', 'ota-release init', TYPED],
  ['docs/init.md', '$ gh secret set', VENDOR],
  ['docs/keys.md', 'npx ota-release keys generate', TYPED],
  ['docs/keys.md', 'gh secret set', VENDOR],
  ['docs/keys.md', "tr -d '\\n' <", VENDOR],
  ['docs/keys.md', 'OTA_SIGNING_KEY=$(cat ../gateway-keys', TYPED],
  ['docs/keys.md', 'base64 -d', TYPED],
  ['docs/keys.md', 'minisign -V', TYPED],
  ['docs/keys.md', 'python3 - 1.1.0', OPENSSL],
  ['docs/keys.md', 'OTA_SIGNING_KEY=$(cat old.key)', TYPED],
  [
    'docs/keys.md',
    'npx ota-release keys rotate',
    shown('needs three keys, two of them signing: operations/rotate.test.ts leads through it'),
  ],
  ['docs/keys.md', 'npx ota-release keys status', TYPED],
  ['docs/keys.md', 'npx ota-release keys show', TYPED],
  ['docs/library.md', '// release.mjs', LIBRARY],
  ['docs/library.md', '// gate.mjs', LIBRARY],
  ['docs/library.md', '// service.mjs', LIBRARY],
  ['docs/library.md', '// fleet.mjs', LIBRARY],
  ['docs/library.md', '// own-host.mjs', LIBRARY],
  ['docs/offline-signing.md', '#!/bin/sh', OPENSSL],
  ['docs/offline-signing.md', '$ ota-release release', TYPED],
  ['docs/offline-signing.md', 'jq -r', OPENSSL],
  ['docs/offline-signing.md', '{ cat signature', OPENSSL],
  ['docs/operations.md', 'ota-release check', TYPED],
  ['docs/operations.md', 'ota-release refresh', TYPED],
  ['docs/operations.md', 'grep -v', TYPED],
  ['docs/operations.md', 'ota-release yank', TYPED],
  ['docs/provenance.md', 'file=$(ls', run('e2e/provenance')],
  ['docs/provenance.md', 'ota-release log', TYPED],
  ['docs/public-check.md', '#!/bin/sh', TYPED],
  ['docs/rehearsal.md', 'ota-release rehearse', TYPED],
  ['docs/roll-outs.md', 'ota-release rollout', TYPED],
  ['docs/site-format.md', 'part()', run('e2e/vectors')],
  ['docs/site-format.md', 'latest=$(curl', FORMAT],
  ['docs/site-format.md', 'curl -fsS -o index.json', FORMAT],
  ['docs/verify.md', 'ota-release verify', TYPED],
  ['docs/verify.md', '# Verifies a signed object', run('site/audit/audit-site')],
  ['docs/withdrawal.md', 'ota-release yank', TYPED],
  ['docs/withdrawal.md', 'ota-release reissue', TYPED],
  ['docs/withdrawal.md', 'ota-release prune', TYPED],
  ['examples/README.md', 'node dist/cli.js pack', README],
  ['examples/connhex-service/README.md', 'git init', EXAMPLE],
  ['examples/connhex-service/README.md', 'mkdir -p', EXAMPLE],
  ['examples/device-agent/README.md', 'mkdir -p', run('e2e/device-agent-files')],
  [
    'examples/ioto/README.md',
    'PRODUCT=gateway',
    shown('a file of settings: e2e/examples-ioto.test.ts writes one for the script'),
  ],
  [
    'examples/ioto/README.md',
    'update-device.sh',
    shown('a device’s own paths: e2e/examples-ioto.test.ts runs the script'),
  ],
  ['examples/ivy-das/README.md', 'git init', EXAMPLE],
  ['examples/ivy-das/README.md', 'unzip -q', EXAMPLE],
  ['examples/monorepo/README.md', 'git init', EXAMPLE],
  ['examples/monorepo/README.md', 'git ls-remote', EXAMPLE],
  ['examples/web-server/README.md', 'rsync -a', shown('copies over SSH to a server')],
  ['examples/web-server/README.md', 'python3 -m http.server', shown('serves until it is ended')],
  ['examples/zos-node/README.md', 'git init', EXAMPLE],
  [
    'examples/zos-node/README.md',
    'python3 -m http.server',
    shown('serves until it is ended; e2e/examples-zos.test.ts takes updates with the script'),
  ],
];
