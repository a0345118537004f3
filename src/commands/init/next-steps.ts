import type { Answers } from './answers.js';
import type { Surroundings } from './detect.js';
import type { ForgeName } from './detect-forge.js';
import { shellWord } from './host-setup.js';
import { siteBranch } from './pipelines.js';
import { hasPages, INCLUDED_ON_GITLAB, isBelowTop } from './planned-files.js';
import { PLACEHOLDER_URL, remoteRepository } from './public-url.js';

/** One thing that is still to be done, and what is typed for it. */
export interface NextStep {
  readonly does: string;
  readonly commands: readonly string[];
  /** What does the same without a command line. */
  readonly otherwise?: string;
}

/** What the steps follow from. */
export interface NextFacts {
  readonly seen: Surroundings;
  readonly answers: Answers;
  /** Paths relative to the directory. */
  readonly written: readonly string[];
  /** The file with the secret, relative to the directory; absent where `init` made none. */
  readonly secretFile?: string;
  /** How the tool is started: `ota-release`, `npx ota-release`. */
  readonly tool: string;
}

/** What is to be done after `init`, in order, for this very project. */
export const nextSteps = (facts: NextFacts): readonly NextStep[] =>
  facts.written.length === 0 ? [...keySteps(facts), checkStep(facts)] : allSteps(facts);

const allSteps = (facts: NextFacts): readonly NextStep[] => [
  ...urlStep(facts),
  ...repositorySteps(facts),
  ...keySteps(facts),
  ...forgeSteps(facts),
  commitStep(facts),
  checkStep(facts),
  ...releaseSteps(facts),
  ...laterSteps(facts),
];

const checkStep = ({ tool }: NextFacts): NextStep => ({
  does: 'See what a release would be; no secret is needed',
  commands: [`${tool} check`, `${tool} release --dry-run`],
});

const urlStep = ({ answers, seen }: NextFacts): readonly NextStep[] =>
  answers.publicUrl === PLACEHOLDER_URL && seen.standing === undefined
    ? [
        {
          does: `Put the URL under which devices will read the site into publicUrl of ota-release.yaml (${PLACEHOLDER_URL} stands there): it is part of what is signed`,
          commands: [],
        },
      ]
    : [];

const repositorySteps = ({ seen: { git } }: NextFacts): readonly NextStep[] =>
  git.origin !== ''
    ? []
    : [
        {
          does: 'Give the repository a remote: releases are tagged there',
          commands: [...(git.top === undefined ? ['git init'] : []), 'git remote add origin URL'],
        },
      ];

const keySteps = ({ answers, seen, secretFile, tool }: NextFacts): readonly NextStep[] => {
  if (secretFile === undefined)
    return seen.standing !== undefined && seen.standing.trustedKeys > 0
      ? []
      : [
          {
            does: 'Make a key, and list the text of its ota.pub.b64 under signing.trustedKeys',
            commands: [`${tool} keys generate --out ../${answers.product}-keys`],
          },
        ];
  return answers.forges.map((forge) => secretStep(forge, shellWord(secretFile), seen.git.origin));
};

const secretStep = (forge: ForgeName, file: string, origin: string): NextStep => {
  const remote = remoteRepository(origin);
  const settings = remote?.server.includes(forge) ? `https://${remote.server}/${remote.path}` : undefined;
  return forge === 'github'
    ? {
        does: 'Give GitHub the secret key, and keep a copy of it offline',
        commands: [`gh secret set OTA_SIGNING_KEY < ${file}`],
        otherwise: settings
          ? `${settings}/settings/secrets/actions/new`
          : 'Settings, Secrets and variables, Actions, New repository secret',
      }
    : {
        does: 'Give GitLab the secret key, and keep a copy of it offline',
        commands: [`tr -d '\\n' < ${file} | glab variable set OTA_SIGNING_KEY --masked --protected`],
        otherwise: `${settings ? `${settings}/-/settings/ci_cd` : 'Settings, CI/CD'}, Variables: masked and protected`,
      };
};

const forgeSteps = ({ answers, written, seen }: NextFacts): readonly NextStep[] => [
  ...(written.includes(INCLUDED_ON_GITLAB)
    ? [
        {
          does: `Add to .gitlab-ci.yml, which is yours:  include: [{local: ${INCLUDED_ON_GITLAB}}]`,
          commands: [],
        },
      ]
    : []),
  ...(answers.forges.includes('gitlab')
    ? [
        {
          does: 'Let the job push the tag: Settings, CI/CD, Job token permissions, Allow Git push requests to the repository',
          commands: [],
        },
        ...(seen.versionSource === 'tag'
          ? [
              {
                does: 'Protect tags v* (Settings, Repository, Protected tags): other tags don’t see the key',
                commands: [],
              },
            ]
          : []),
      ]
    : []),
  ...(answers.forges.length > 0 && ['s3', 'http-put'].includes(answers.host.spec.kind)
    ? [{ does: 'Give the pipeline what the host asks for: it is at the top of its file', commands: [] }]
    : []),
];

const commitStep = ({ seen, answers }: NextFacts): NextStep => ({
  does: 'Commit what was written',
  commands: [
    'git add --all',
    `git commit --message ${shellWord(`Release ${answers.product} with ota-release`)}`,
  ].concat(seen.versionSource === 'tag' ? [`git tag ${tagOf(seen, answers)}`] : []),
});

const tagOf = (seen: Surroundings, { product }: Answers): string =>
  `${isBelowTop(seen) ? `${product}/` : ''}v${seen.version}`;

const releaseSteps = (facts: NextFacts): readonly NextStep[] => {
  const { seen, answers, secretFile, tool } = facts;
  const push = seen.versionSource === 'tag' ? `git push origin HEAD ${tagOf(seen, answers)}` : 'git push origin HEAD';
  if (answers.forges.length === 0 || isBelowTop(seen)) {
    const key = secretFile === undefined ? '' : ` --signing-key-file ${shellWord(secretFile)}`;
    return [{ does: `Release ${seen.version}`, commands: [push, `${tool} release${key}`] }];
  }
  const released = startsWithPush(facts);
  return [
    {
      does: `${pushText(seen)}${released ? `; the pipeline releases ${seen.version}` : ''}`,
      commands: [push],
    },
    ...(released
      ? []
      : [
          {
            does: `Start the first release, ${seen.version}; later ones begin when the version in ${seen.versionFile} changes`,
            commands: answers.forges.map((forge) =>
              forge === 'github' ? `gh workflow run ${workflowName(facts)}` : 'glab ci run',
            ),
          },
        ]),
  ];
};

/** A tag releases from any branch; everything else from the default one. */
const pushText = ({ versionSource, git: { branch, defaultBranch } }: Surroundings): string =>
  versionSource === 'tag' || defaultBranch === undefined || branch === defaultBranch
    ? 'Push'
    : `Push, and merge into ${defaultBranch}`;

/** The push that brings the pipeline changes the file that holds the version, or brings the tag. */
const startsWithPush = ({ seen, written }: NextFacts): boolean =>
  seen.versionFile === undefined || written.includes(seen.versionFile);

const workflowName = ({ written }: NextFacts): string =>
  written.includes('.github/workflows/ota-release.yml') ? 'ota-release.yml' : 'release.yml';

const laterSteps = ({ seen, answers }: NextFacts): readonly NextStep[] => [
  ...(hasPages(seen, answers) && answers.forges.includes('gitlab')
    ? [
        {
          does: `Once it is released: Deploy, Pages, switch off the unique domain, so that devices read ${answers.publicUrl}`,
          commands: [],
        },
      ]
    : []),
  ...(hasPages(seen, answers) && answers.forges.includes('github')
    ? [
        {
          does: `Once it is released: Settings, Pages, Deploy from a branch, ${siteBranch(answers.host)}; devices then read ${answers.publicUrl}`,
          commands: [],
        },
      ]
    : []),
  ...(answers.refresh && answers.forges.includes('gitlab') && !isBelowTop(seen)
    ? [
        {
          does: 'Once it is released: the schedule that keeps the index fresh',
          commands: [
            `glab schedule create --cron '17 4 * * 1' --ref ${shellWord(seen.git.defaultBranch ?? seen.git.branch ?? 'main')} --description refresh`,
          ],
          otherwise: 'Build, Pipeline schedules',
        },
      ]
    : []),
  ...(answers.refresh ? [] : [{ does: 'Let a scheduled job run ota-release refresh: an index expires', commands: [] }]),
];
