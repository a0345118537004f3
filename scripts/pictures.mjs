// Makes the pictures of the release page anew that docs/ shows: `node scripts/pictures.mjs`. They come from the tests’ own site and clock.
import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
execFileSync('npx', ['vitest', 'run', 'test/page/browser/pictures.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, OTA_PICTURES: join(root, 'docs/pictures') },
});
