import { code } from './markdown.js';
import type { ReleaseFacts, RunRecord } from './run-record.js';
import { isBackPort, isForPart } from './summary-release.js';
import { section } from './summary-section.js';

/** What to do now, as it fits how the run ended. */
export const nextSection = (record: RunRecord): string => {
  const steps = record.exitCode === 0 ? afterSuccess(record) : afterFailure(record);
  return section('Next steps', steps.map((step) => `- ${step}`).join('\n'));
};

const afterSuccess = ({ result }: RunRecord): readonly string[] => {
  switch (result?.kind) {
    case 'release':
      return afterRelease(result.release);
    case 'check':
      return [`See what a release would write: ${code('ota-release release --dry-run')}.`];
    case 'pack':
      return [`See what a release of it would write: ${code('ota-release release --dry-run')}.`];
    default:
      return [];
  }
};

const afterRelease = (release: ReleaseFacts): readonly string[] => {
  const check = `Check the site as devices see it, from any machine: ${verifyCommand(release.site.publicUrl)}.`;
  switch (release.outcome) {
    case 'planned':
      return release.plan.writes.length === 0
        ? ['Nothing is left to do: the release stands, and every pointer is up to date.']
        : [
            `Publish it with ${code('ota-release release')}, or the job without its dry run. The plan stays the same as long as neither the source nor the site changes.`,
          ];
    case 'unchanged':
      return [
        check,
        'To release something new, give it a new version: what is released under a version never changes.',
      ];
    case 'published':
    case 'resumed':
      return [
        check,
        ...(isForPart(release)
          ? [
              `Take it further, or hold it: ${code('ota-release rollout set 50')}, ${code('complete')}, ${code('pause')}.`,
            ]
          : []),
        ...(isBackPort(release)
          ? ['Tell those who wait for the back-port its version: no device is offered it as the latest.']
          : []),
      ];
  }
};

/** Quotes what a shell would take apart. */
const verifyCommand = (url: string): string =>
  code(
    `ota-release verify ${/^[\w.~:/@%+-]+$/.test(url) ? url : `'${url.replaceAll("'", '%27')}'`} --key <public key>`,
  );

/** The step that makes a release exist: what fails after it fails behind the devices' backs. */
const COMMIT_STEP = 'Commit';

const afterFailure = ({ command, exitCode, steps }: RunRecord): readonly string[] => {
  const committed = steps.some(({ title, ended }) => title === COMMIT_STEP && ended === 'done');
  return [
    ...(committed
      ? ['The release was committed before the run failed: devices see it. Running it again completes what is missing.']
      : []),
    ...ADVICE[exitCode](command),
  ];
};

/** Commands that look at the whole project. */
const PROJECT_COMMANDS = ['release', 'plan', 'check'];

const ADVICE: Readonly<Record<RunRecord['exitCode'], (command: string) => readonly string[]>> = {
  0: () => [],
  1: (command) => [
    command === 'release'
      ? 'Do what the errors say, and run it again: a run goes on where the one before ended, and nothing is published twice.'
      : 'Do what the errors say, and run it again.',
  ],
  2: (command) => [
    'Correct what the errors name, and run it again.',
    ...(PROJECT_COMMANDS.includes(command)
      ? [`Judge the project on your machine before you push: ${code('ota-release check')}.`]
      : []),
  ],
  3: () => [
    'Do not release over it. What doesn’t verify was damaged, or changed by somebody without your keys: find out when and by whom first.',
    'The errors name each object; the revisions of the index tell what was published, and in which order.',
  ],
};
