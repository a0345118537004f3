import { failed, invalid, show, warning } from './entry.js';

/** As many names as one message holds. */
const MAX_NAMED = 4;

const listed = (names: readonly string[], count = names.length): string => {
  const shown = names.slice(0, MAX_NAMED).map((name) => show(name));
  return count > shown.length ? `${shown.join(', ')} and ${count - shown.length} more` : shown.join(', ');
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

type Paths = { readonly paths: readonly string[]; readonly count?: number };
type At = { readonly job: string };

/** What can be wrong with the machine and its clock. */
const machineErrors = {
  'doctor-node-old': invalid(
    'Node.js that is too old',
    (p: { version: string; minimum: string }) => `Node.js ${p.version} is older than ${p.minimum}.`,
    (p) => `Install Node.js ${p.minimum} or newer (on GitHub: actions/setup-node; on GitLab: image: node:24).`,
  ),
  'doctor-temp-unusable': failed(
    'Temporary directory that can’t be used',
    (p: { directory: string; reason: string }) => `${show(p.directory)} can’t be written to: ${p.reason}.`,
    () => 'Give the user write access to it, or name another directory in TMPDIR.',
  ),
  'doctor-temp-small': warning(
    'Little space for temporary files',
    (p: { directory: string; freeMebibytes: number; neededMebibytes: number }) =>
      `${show(p.directory)} has ${p.freeMebibytes} MiB left, and a release takes up to ${p.neededMebibytes} MiB there.`,
    () => 'Free space, or name a directory on a larger disk in TMPDIR.',
  ),
  'doctor-program-missing': invalid(
    'Program that the project starts and that isn’t there',
    (p: { program: string; key: string }) => `${p.key} starts ${show(p.program)}, which is not on this machine.`,
    (p) => `Install ${p.program}, or correct its path in ${p.key}.`,
  ),
  'doctor-clock-set': warning(
    'Clock that stands still',
    (p: { value: string }) => `OTA_RELEASE_CLOCK lets the clock stand at ${show(p.value)}.`,
    () => 'Unset it for releases: what is signed would say that it was made, and expires, at the wrong time.',
  ),
  'doctor-clock-drift': warning(
    'Clock that is a little off',
    (p: { seconds: number; server: string }) => `The clock is ${off(p.seconds)} that of ${p.server}.`,
    () => SET_CLOCK,
  ),
  'doctor-clock-wrong': failed(
    'Clock that is wrong',
    (p: { seconds: number; server: string }) =>
      `The clock is ${off(p.seconds)} that of ${p.server}: stores refuse signed requests from 15 minutes on.`,
    () => SET_CLOCK,
  ),
  'doctor-no-answer': failed(
    'Server that gives no answer',
    (p: { what: string; seconds: number }) => `${p.what} gave no answer within ${p.seconds} seconds.`,
    () => 'Check its address, the network and the proxy (HTTPS_PROXY, NO_PROXY), then run doctor again.',
  ),
};

const SET_CLOCK =
  'Type: sudo timedatectl set-ntp true. In a container or a virtual machine, set the clock of the machine below.';

const off = (seconds: number): string => {
  const size = Math.abs(seconds);
  const text = size < 120 ? plural(size, 'second', 'seconds') : plural(Math.round(size / 60), 'minute', 'minutes');
  return `${text} ${seconds > 0 ? 'ahead of' : 'behind'}`;
};

const UNSHALLOW = {
  github: 'Give actions/checkout with: fetch-depth: 0.',
  gitlab: "Give the job the variable GIT_DEPTH: '0'.",
  other: 'Type: git fetch --unshallow --tags',
} as const;

/** Where the run takes place. */
type Ci = keyof typeof UNSHALLOW;

/** What can be wrong with the clone. */
const cloneErrors = {
  'doctor-git-old': warning(
    'git that is old',
    (p: { version: string; minimum: string }) => `git ${p.version} is older than ${p.minimum}.`,
    (p) => `Install git ${p.minimum} or newer.`,
  ),
  'doctor-git-shallow': warning(
    'Shallow clone',
    (p: { ci: Ci }) =>
      `The history of this clone is cut off${p.ci === 'other' ? '' : ', as the checkout of a job is by default'}: whether a commit is on a branch can’t be told, and tags may be missing.`,
    ({ ci }) => (ci === 'github' ? UNSHALLOW.github : ci === 'gitlab' ? UNSHALLOW.gitlab : UNSHALLOW.other),
  ),
  'doctor-git-tags-missing': warning(
    'Tags of the remote that are not here',
    (p: { tags: readonly string[]; remote: string }) =>
      `${p.remote} has ${plural(p.tags.length, 'tag', 'tags')} of releases that this clone lacks: ${listed(p.tags)}.`,
    (p) => `Type: git fetch --tags ${p.remote}`,
  ),
  'doctor-git-tags-differ': warning(
    'Tags that stand elsewhere on the remote',
    (p: { tags: readonly string[]; remote: string }) =>
      `In this clone ${listed(p.tags)} ${p.tags.length === 1 ? 'stands' : 'stand'} on another commit than on ${p.remote}.`,
    (p) => `Tags never move: type git fetch --tags --force ${p.remote}, which takes those of ${p.remote}.`,
  ),
  'doctor-git-submodules': invalid(
    'Submodules that are not checked out',
    (p: Paths) =>
      `${listed(p.paths)} ${p.paths.length === 1 ? 'is' : 'are'} empty: a submodule that is not checked out.`,
    () =>
      'Type: git submodule update --init --recursive. In jobs: submodules: recursive for actions/checkout, GIT_SUBMODULE_STRATEGY: recursive on GitLab.',
  ),
  'doctor-git-lfs-pointers': invalid(
    'Files that are still pointers of Git LFS',
    (p: Paths) =>
      `${listed(p.paths, p.count)} ${(p.count ?? p.paths.length) === 1 ? 'holds a pointer of Git LFS' : 'hold pointers of Git LFS'} instead of the contents: devices would get that.`,
    () =>
      'Type: git lfs install && git lfs pull. In jobs: lfs: true for actions/checkout; no GIT_LFS_SKIP_SMUDGE on GitLab.',
  ),
  'doctor-git-line-endings': warning(
    'Line ends that git has changed',
    (p: Paths & { autocrlf: string }) =>
      `${listed(p.paths, p.count)} ${(p.count ?? p.paths.length) === 1 ? 'has' : 'have'} other line ends here than in the commit${p.autocrlf === '' ? '' : ` (core.autocrlf is ${p.autocrlf})`}: the bundle would have other bytes than on other machines.`,
    () =>
      'Put "* -text" for the bundle’s directory into .gitattributes, type git config core.autocrlf false, and, with nothing uncommitted, check the files out anew: git rm -rq --cached . && git reset --hard.',
  ),
  'doctor-git-file-modes': warning(
    'Executable bits that git doesn’t know',
    (p: Paths) => `${listed(p.paths, p.count)}: executable here, and not in the commit, which is what is packed.`,
    (p) => `Type: git update-index --chmod=+x ${p.paths.slice(0, MAX_NAMED).join(' ')}, and commit.`,
  ),
  'doctor-git-case-clash': warning(
    'Names that differ in case only',
    (p: Paths) => `${listed(p.paths, p.count)} differ in case only: on macOS and Windows one overwrites the other.`,
    () => 'Rename one of them: git mv.',
  ),
};

/** What can be wrong with keys beside those that the flow finds. */
const keyErrors = {
  'doctor-key-single': warning(
    'Only one trusted key',
    (p: { keyId: string }) =>
      `Devices trust one key alone, ${p.keyId}: if it is lost, no device takes an update any more.`,
    () =>
      'Type: ota-release keys generate --out ../spare, add its public key to signing.trustedKeys, and keep the secret offline (docs/keys.md).',
  ),
  'doctor-key-file-mode': warning(
    'Secret key that others can read',
    (p: { file: string; mode: string }) => `${show(p.file)} holds a secret key and has the mode ${p.mode}.`,
    (p) => `Type: chmod 600 ${p.file}`,
  ),
  'doctor-key-committed': invalid(
    'Secret key in the repository',
    (p: { file: string; trusted: boolean }) =>
      `${show(p.file)} is committed, and holds a secret key${p.trusted ? ' that devices trust' : ''}.`,
    (p) =>
      p.trusted
        ? 'Treat it as stolen: ota-release keys rotate to a new key (docs/keys.md), then git rm it. Whoever has a clone has the key.'
        : `Type: git rm --cached ${p.file}, and move the file out of the repository. Use no key that was ever committed.`,
  ),
  'doctor-key-in-history': invalid(
    'Secret key in the history',
    (p: { file: string; commit: string }) =>
      `${show(p.file)} was in commit ${p.commit.slice(0, 12)}, and held a secret key that devices trust.`,
    () =>
      'Treat it as stolen: ota-release keys rotate to a new key (docs/keys.md). Rewriting the history recalls no clone.',
  ),
  'doctor-key-in-tree': warning(
    'Secret key in the work tree',
    (p: { file: string }) => `${show(p.file)} holds a secret key, one git add away from being published.`,
    (p) => `Move it out of the repository: mv ${p.file} ..`,
  ),
};

/** As a workflow of GitHub has it. */
const expression = (text: string): string => `\${{ ${text} }}`;

/** What can be wrong with the pipelines. */
const pipelineErrors = {
  'doctor-pipeline-missing': warning(
    'No pipeline that releases',
    (p: { looked: string }) => `No job of ${p.looked} runs ota-release.`,
    () => 'Type ota-release init, which writes a pipeline for GitHub or GitLab beside what is there.',
  ),
  'doctor-pipeline-unreadable': invalid(
    'Pipeline that can’t be read',
    (p: { reason: string }) => `The pipeline is no YAML that can be read: ${p.reason}.`,
    () => 'Correct the line. The forge shows the same in its editor of pipelines.',
  ),
  'doctor-pipeline-permission': invalid(
    'Job without a permission that it needs',
    (p: At & { permission: string; found: string; why: string }) =>
      `The job ${show(p.job)} has ${p.permission}: ${p.found}, and needs write ${p.why}.`,
    (p) => `Put under the job’s permissions: ${p.permission}: write`,
  ),
  'doctor-pipeline-permission-unsaid': warning(
    'Job that doesn’t say what it may do',
    (p: At) =>
      `The job ${show(p.job)} has no permissions, so a setting of the repository decides whether it may make a tag.`,
    () => 'Put into the job: permissions: { contents: write }',
  ),
  'doctor-pipeline-concurrency': warning(
    'Releases that may run at once',
    (p: At & { key: 'concurrency' | 'resource_group' }) =>
      `The job ${show(p.job)} has no ${p.key}: two of it may run at once.`,
    (p) =>
      p.key === 'concurrency'
        ? 'Put into the job: concurrency: { group: ota-release, cancel-in-progress: false }'
        : 'Put into the job: resource_group: ota-release',
  ),
  'doctor-pipeline-cut-off': warning(
    'Release that a newer run cuts off',
    (p: At & { key: 'cancel-in-progress' | 'interruptible' }) =>
      `${p.key}: true lets a newer run end the job ${show(p.job)} in the middle.`,
    (p) => `Put into the job: ${p.key}: false`,
  ),
  'doctor-pipeline-depth': warning(
    'Job with a shallow clone',
    (p: At & { key: 'fetch-depth' | 'GIT_DEPTH' }) =>
      `The job ${show(p.job)} checks out without ${p.key} 0: it has neither history nor tags.`,
    (p) =>
      p.key === 'fetch-depth' ? 'Give actions/checkout with: fetch-depth: 0' : "Give the job variables: GIT_DEPTH: '0'",
  ),
  'doctor-pipeline-lfs': warning(
    'Job without the files of Git LFS',
    (p: At) => `The repository uses Git LFS, and the job ${show(p.job)} checks out its pointers only.`,
    () => 'Give actions/checkout with: lfs: true; on GitLab remove GIT_LFS_SKIP_SMUDGE.',
  ),
  'doctor-pipeline-unpinned': warning(
    'Actions that may change under the same name',
    (p: At & { uses: readonly string[] }) =>
      `The job ${show(p.job)}, which gets secrets, uses ${listed(p.uses)}, which its owner can move to other code.`,
    () => 'Name a commit: uses: OWNER/ACTION@<40 hex digits> # v1.2.3 (git ls-remote shows the commit of a tag).',
  ),
  'doctor-pipeline-key-missing': warning(
    'Job that is not given the signing key',
    (p: At) => `The job ${show(p.job)} releases, and is not given OTA_SIGNING_KEY.`,
    () => `Put into the step: env: { OTA_SIGNING_KEY: ${expression('secrets.OTA_SIGNING_KEY')} }`,
  ),
  'doctor-pipeline-key-written': invalid(
    'Secret written into a pipeline',
    (p: At & { name: string }) => `The job ${show(p.job)} has a value of ${p.name} in the file itself.`,
    (p) =>
      `Treat it as stolen. Keep the new one as a secret (GitHub: Settings, Secrets and variables; GitLab: Settings, CI/CD, Variables) and hand over ${p.name} from there.`,
  ),
  'doctor-pipeline-strangers': invalid(
    'Strangers’ code with secrets',
    (p: At) =>
      `The job ${show(p.job)} runs on pull_request_target, which gives secrets to the code of anybody’s pull request.`,
    () => 'Let it run on push to the default branch, and check pull requests on pull_request.',
  ),
  'doctor-pipeline-refresh-missing': warning(
    'No job that keeps the index fresh',
    (p: { days: number }) =>
      `No job runs ota-release refresh, and an index is good for ${p.days} days after its last change.`,
    () => 'Add a scheduled job that runs ota-release refresh: docs/freshness.md has it for GitHub and GitLab.',
  ),
  'doctor-pipeline-pages-missing': warning(
    'No job that publishes the site as Pages',
    (p: { publicUrl: string }) =>
      `${show(p.publicUrl)} is served by GitLab Pages, and no job named pages publishes the branch.`,
    () => 'Add the job pages: docs/hosting.md has it.',
  ),
  'doctor-pipeline-unprotected': warning(
    'Job that gets no protected variables',
    (p: { ref: string }) => `${show(p.ref)} is not protected, so this job gets no protected variables.`,
    () =>
      'Settings, Repository, Protected branches (or tags): protect it; or unprotect the variable, so that every branch gets it.',
  ),
};

/** What can be wrong with the surroundings of a project. */
export const doctorErrors = { ...machineErrors, ...cloneErrors, ...keyErrors, ...pipelineErrors } as const;
