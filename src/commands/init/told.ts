import { relative } from 'node:path';
import { DEVICE_FAMILIES } from '../../project/device-families.js';
import type { InitOutcome } from '../init.js';
import type { Answers } from './answers.js';
import type { Surroundings } from './detect.js';
import { carriedFolder } from './host-setup.js';
import type { NextStep } from './next-steps.js';
import { isBelowTop } from './planned-files.js';

/** What was found, a line each: for whoever is about to be asked, or wasn’t asked. */
export const findings = (seen: Surroundings): readonly string[] => [
  versionFinding(seen),
  ...(seen.standing === undefined
    ? []
    : [`${seen.standing.path} is there: it stays as it is, and the rest is fitted to it`]),
  ...(seen.bundleRoot === undefined
    ? []
    : [`bundle in ${seen.bundleRoot === '.' ? 'this directory' : seen.bundleRoot} (it has an update.sh)`]),
  ...(seen.contract.schema === undefined ? [] : [`config schema ${seen.contract.schema}`]),
  ...(seen.changelog === undefined ? [] : [`notes from ${seen.changelog}`]),
  ...DEVICE_FAMILIES.flatMap((family) => seen.hints.filter((hint) => hint.family === family)).map(
    ({ family, seen: path }) => `devices ${family} (${path})`,
  ),
];

const versionFinding = ({ version, versionSource, copiedFrom, versionFile, standing }: Surroundings): string => {
  if (versionSource === 'tag') return `version from tags, the next one ${version}`;
  if (copiedFrom !== undefined) return `version ${version}, copied from ${copiedFrom}: raise both`;
  if (versionSource === version && standing === undefined) return `no version: it begins with ${version}`;
  return versionSource === version ? `version ${version}, in ${versionFile}` : `version ${version} from ${versionFile}`;
};

/** What the user should know of what was not done. */
export const remarks = (seen: Surroundings, answers: Answers, { kept }: InitOutcome): readonly string[] => [
  ...(isBelowTop(seen) && answers.forges.length > 0
    ? [
        'No pipeline was written: forges look for one at the top of the repository. examples/monorepo of ota-release has one for several products.',
      ]
    : []),
  ...(seen.workspace !== undefined && !isBelowTop(seen)
    ? [
        `${seen.workspace} names several packages. Where they are products of their own, run init in the folder of each instead.`,
      ]
    : []),
  ...(kept.includes('.gitignore')
    ? [
        `Add /${carriedFolder(answers.host)}/ to .gitignore, if it isn’t there: what is published is no part of the source.`,
      ]
    : []),
];

/** The outcome as lines: what was written, or would be, what was kept, and where the key is. */
export const outcomeLines = (
  directory: string,
  { written, kept, key }: InitOutcome,
  isPreview: boolean,
): readonly string[] => {
  const [wrote, keeps] = isPreview ? ['would write  ', 'would keep   '] : ['wrote  ', 'kept   '];
  const secret = key && relative(directory, key.secretFile);
  return [
    ...written.map((file) => `${wrote}${file}`),
    ...kept.map((file) => `${keeps}${file} (it was there)`),
    ...(key === undefined
      ? []
      : [
          `${key.found ? keeps : wrote}${secret} (the secret key${key.found ? ', it was there' : ', readable by you alone'})`,
        ]),
  ];
};

/** The steps as a numbered list. */
export const stepLines = (steps: readonly NextStep[]): readonly string[] =>
  steps.flatMap(({ does, commands, otherwise }, index) => [
    `  ${index + 1}. ${does}${commands.length > 0 ? ':' : '.'}`,
    ...commands.map((command) => `       ${command}`),
    ...(otherwise === undefined ? [] : [`     or on the web: ${otherwise}`]),
  ]);
