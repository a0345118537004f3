import { describe } from 'vitest';
import { doctorErrors } from '../../src/errors/doctor.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof doctorErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'doctor-node-old': [
    2,
    { version: '20.9.0', minimum: '20.19.0' },
    'Node.js 20.9.0 is older than 20.19.0.',
    'Install Node.js 20.19.0 or newer (on GitHub: actions/setup-node; on GitLab: image: node:24).',
  ],
  'doctor-temp-unusable': [
    1,
    { directory: '/var/tmp', reason: 'read-only file system' },
    '"/var/tmp" can’t be written to: read-only file system.',
  ],
  'doctor-temp-small': [
    'warning',
    { directory: '/var/tmp', freeMebibytes: 12, neededMebibytes: 256 },
    '"/var/tmp" has 12 MiB left, and a release takes up to 256 MiB there.',
  ],
  'doctor-program-missing': [
    2,
    { program: 'kms-sign', key: 'signing.signers[0]' },
    'signing.signers[0] starts "kms-sign", which is not on this machine.',
    'Install kms-sign, or correct its path in signing.signers[0].',
  ],
  'doctor-clock-set': [
    'warning',
    { value: '2026-01-15T12:00:00Z' },
    'OTA_RELEASE_CLOCK lets the clock stand at "2026-01-15T12:00:00Z".',
  ],
  'doctor-clock-drift': [
    'warning',
    { seconds: 119, server: 'api.github.com' },
    'The clock is 119 seconds ahead of that of api.github.com.',
  ],
  'doctor-clock-wrong': [
    1,
    { seconds: 3600, server: 's3.example.com' },
    'The clock is 60 minutes ahead of that of s3.example.com: stores refuse signed requests from 15 minutes on.',
  ],
  'doctor-no-answer': [
    1,
    { what: 'https://updates.example.com', seconds: 7 },
    'https://updates.example.com gave no answer within 7 seconds.',
  ],
  'doctor-git-old': [
    'warning',
    { version: '2.17.1', minimum: '2.30' },
    'git 2.17.1 is older than 2.30.',
    'Install git 2.30 or newer.',
  ],
  'doctor-git-shallow': [
    'warning',
    { ci: 'gitlab' },
    'The history of this clone is cut off, as the checkout of a job is by default: whether a commit is on a branch can’t be told, and tags may be missing.',
    `Give the job the variable GIT_DEPTH: '0'.`,
  ],
  'doctor-git-tags-missing': [
    'warning',
    { tags: ['v1.0.0'], remote: 'origin' },
    'origin has 1 tag of releases that this clone lacks: "v1.0.0".',
    'Type: git fetch --tags origin',
  ],
  'doctor-git-tags-differ': [
    'warning',
    { tags: ['v1.0.0', 'v1.1.0'], remote: 'origin' },
    'In this clone "v1.0.0", "v1.1.0" stand on another commit than on origin.',
    'Tags never move: type git fetch --tags --force origin, which takes those of origin.',
  ],
  'doctor-git-submodules': [
    2,
    { paths: ['vendor/lib'] },
    '"vendor/lib" is empty: a submodule that is not checked out.',
  ],
  'doctor-git-lfs-pointers': [
    2,
    { paths: ['bundle/model.bin'], count: 1 },
    '"bundle/model.bin" holds a pointer of Git LFS instead of the contents: devices would get that.',
  ],
  'doctor-git-line-endings': [
    'warning',
    { paths: ['bundle/a.sh'], count: 1, autocrlf: 'true' },
    '"bundle/a.sh" has other line ends here than in the commit (core.autocrlf is true): the bundle would have other bytes than on other machines.',
  ],
  'doctor-git-file-modes': [
    'warning',
    { paths: ['bundle/run.sh'], count: 1 },
    '"bundle/run.sh": executable here, and not in the commit, which is what is packed.',
    'Type: git update-index --chmod=+x bundle/run.sh, and commit.',
  ],
  'doctor-git-case-clash': [
    'warning',
    { paths: ['bundle/A', 'bundle/a'], count: 2 },
    '"bundle/A", "bundle/a" differ in case only: on macOS and Windows one overwrites the other.',
  ],
  'doctor-key-single': [
    'warning',
    { keyId: 'abababab' },
    'Devices trust one key alone, abababab: if it is lost, no device takes an update any more.',
  ],
  'doctor-key-file-mode': [
    'warning',
    { file: 'ota.key', mode: '0644' },
    '"ota.key" holds a secret key and has the mode 0644.',
    'Type: chmod 600 ota.key',
  ],
  'doctor-key-committed': [
    2,
    { file: 'ota.key', trusted: true },
    '"ota.key" is committed, and holds a secret key that devices trust.',
    'Treat it as stolen: ota-release keys rotate to a new key (docs/keys.md), then git rm it. Whoever has a clone has the key.',
  ],
  'doctor-key-in-history': [
    2,
    { file: 'ota.key', commit: '0123456789abcdef' },
    '"ota.key" was in commit 0123456789ab, and held a secret key that devices trust.',
  ],
  'doctor-key-in-tree': [
    'warning',
    { file: 'ota.key' },
    '"ota.key" holds a secret key, one git add away from being published.',
    'Move it out of the repository: mv ota.key ..',
  ],
  'doctor-pipeline-missing': ['warning', { looked: '.gitlab-ci.yml' }, 'No job of .gitlab-ci.yml runs ota-release.'],
  'doctor-pipeline-unreadable': [
    2,
    { reason: 'Nested mappings are not allowed in compact mappings' },
    'The pipeline is no YAML that can be read: Nested mappings are not allowed in compact mappings.',
  ],
  'doctor-pipeline-permission': [
    2,
    { job: 'release', permission: 'contents', found: 'read', why: 'for the tag' },
    'The job "release" has contents: read, and needs write for the tag.',
    'Put under the job’s permissions: contents: write',
  ],
  'doctor-pipeline-permission-unsaid': [
    'warning',
    { job: 'release' },
    'The job "release" has no permissions, so a setting of the repository decides whether it may make a tag.',
  ],
  'doctor-pipeline-concurrency': [
    'warning',
    { job: 'release', key: 'resource_group' },
    'The job "release" has no resource_group: two of it may run at once.',
    'Put into the job: resource_group: ota-release',
  ],
  'doctor-pipeline-cut-off': [
    'warning',
    { job: 'release', key: 'interruptible' },
    'interruptible: true lets a newer run end the job "release" in the middle.',
    'Put into the job: interruptible: false',
  ],
  'doctor-pipeline-depth': [
    'warning',
    { job: 'release', key: 'fetch-depth' },
    'The job "release" checks out without fetch-depth 0: it has neither history nor tags.',
    'Give actions/checkout with: fetch-depth: 0',
  ],
  'doctor-pipeline-lfs': [
    'warning',
    { job: 'release' },
    'The repository uses Git LFS, and the job "release" checks out its pointers only.',
  ],
  'doctor-pipeline-unpinned': [
    'warning',
    { job: 'release', uses: ['actions/checkout@v4'] },
    'The job "release", which gets secrets, uses "actions/checkout@v4", which its owner can move to other code.',
  ],
  'doctor-pipeline-key-missing': [
    'warning',
    { job: 'release' },
    'The job "release" releases, and is not given OTA_SIGNING_KEY.',
  ],
  'doctor-pipeline-key-written': [
    2,
    { job: 'release', name: 'OTA_SIGNING_KEY' },
    'The job "release" has a value of OTA_SIGNING_KEY in the file itself.',
    'Treat it as stolen. Keep the new one as a secret (GitHub: Settings, Secrets and variables; GitLab: Settings, CI/CD, Variables) and hand over OTA_SIGNING_KEY from there.',
  ],
  'doctor-pipeline-strangers': [
    2,
    { job: 'release' },
    'The job "release" runs on pull_request_target, which gives secrets to the code of anybody’s pull request.',
  ],
  'doctor-pipeline-refresh-missing': [
    'warning',
    { days: 180 },
    'No job runs ota-release refresh, and an index is good for 180 days after its last change.',
  ],
  'doctor-pipeline-pages-missing': [
    'warning',
    { publicUrl: 'https://team.gitlab.io/gateway' },
    '"https://team.gitlab.io/gateway" is served by GitLab Pages, and no job named pages publishes the branch.',
  ],
  'doctor-pipeline-unprotected': [
    'warning',
    { ref: 'feature' },
    '"feature" is not protected, so this job gets no protected variables.',
  ],
};

describe('the catalogue of doctor', () => {
  describeCatalogue(doctorErrors, rows, ['doctor']);
  describeWordings([
    [
      problem('doctor-clock-wrong', { seconds: -3600, server: 's3.example.com' }),
      'The clock is 60 minutes behind that of s3.example.com: stores refuse signed requests from 15 minutes on.',
    ],
    [
      problem('doctor-git-lfs-pointers', { paths: ['a', 'b', 'c', 'd', 'e'], count: 9 }),
      '"a", "b", "c", "d" and 5 more hold pointers of Git LFS instead of the contents: devices would get that.',
    ],
  ]);
});
