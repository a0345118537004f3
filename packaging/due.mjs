// Says whether the version in package.json is to be released from this commit, as lines `due=`, `version=` and `reason=`,
// the form of a job's outputs. Tag and site decide, so that a run that was cut short is due again on its own commit.
// With --dry-run it says whether there is anything to plan: then neither key nor release notes have to be there yet.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();
const remoteRefs = (...refs) =>
  new Map(
    git('ls-remote', 'origin', ...refs)
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t').reverse()),
  );

/** The commit that the version's tag stands on, there on the remote; undefined without one. */
const taggedCommit = (version) => {
  const tag = `refs/tags/v${version}`;
  const refs = remoteRefs(tag, `${tag}^{}`);
  return refs.get(`${tag}^{}`) ?? refs.get(tag);
};

/** Whether the branch `site` lists the version, in whichever channel. */
const isPublished = (version) => {
  const branch = 'refs/heads/site';
  if (!remoteRefs(branch).has(branch)) return false;
  git('fetch', '--quiet', '--no-tags', 'origin', `+${branch}:refs/remotes/origin/site`);
  const paths = git('ls-tree', '-r', '--name-only', 'refs/remotes/origin/site').split('\n');
  return paths.some((path) => path.replace(/^channels\/[^/]+\//, '') === version);
};

const hasNotes = (version) =>
  readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
    .split('\n')
    .some((line) => line.startsWith('## ') && line.split(/[\s[\]]+/).includes(version));

const judge = (version, { dryRun }) => {
  const commit = taggedCommit(version);
  if (commit !== undefined && commit === git('rev-parse', 'HEAD'))
    return { due: true, reason: `v${version} stands on this commit: whatever is missing is made up for` };
  if (commit !== undefined && (dryRun || isPublished(version)))
    return { due: false, reason: `${version} is released: raise the version in package.json` };
  if (commit !== undefined)
    throw new Error(`v${version} stands on ${commit}, but the site lacks it: run this workflow on the tag v${version}`);
  if (!dryRun && !existsSync(join(root, 'packaging/ota.pub.b64')))
    return { due: false, reason: 'there is no packaging/ota.pub.b64 yet: see CONTRIBUTING.md' };
  if (!dryRun && !hasNotes(version)) return { due: false, reason: `CHANGELOG.md has no section for ${version} yet` };
  return { due: true, reason: `there is no tag v${version} yet` };
};

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
try {
  const { due, reason } = judge(version, { dryRun: process.argv.includes('--dry-run') });
  console.log(`due=${due}\nversion=${version}\nreason=${reason}`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
