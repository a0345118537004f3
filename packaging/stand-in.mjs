// Lets a dry run get through before the owner's part of a release is there: a public key that nobody has the secret of
// stands in for packaging/ota.pub.b64, and a section of the changelog with what is unreleased for the version's own.
// What is there stays as it is. Never run it before a real release, which would refuse the changed files anyway.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const keyFile = join(root, 'packaging/ota.pub.b64');
const changelogFile = join(root, 'CHANGELOG.md');

if (!existsSync(keyFile)) {
  const args = [join(root, 'dist/cli.js'), 'keys', 'generate', '--json'];
  const { base64 } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  writeFileSync(keyFile, `${base64}\n`);
  console.log('a stand-in for packaging/ota.pub.b64');
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const changelog = readFileSync(changelogFile, 'utf8');
if (!changelog.includes(`\n## [${version}]`)) {
  writeFileSync(changelogFile, changelog.replace('\n## [Unreleased]\n', `\n## [Unreleased]\n\n## [${version}]\n`));
  console.log(`the section Unreleased of CHANGELOG.md stands in for ${version}`);
}
