import { resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { partOf } from '../signing/signature-file.js';
import type { FleetInputs, ReleaseInputs } from '../steps/services.js';
import { parseVersion } from '../version/parse-version.js';
import type { CommandContext, Flags } from './context.js';

/** The inputs of the release flow, from a command's. */
export const releaseInputs = (
  { directory, flags, origins, proposal }: Pick<CommandContext, 'directory' | 'flags' | 'origins' | 'proposal'>,
  intent: ReleaseInputs['intent'],
): ReleaseInputs => ({
  directory,
  ...(flags.project === undefined ? {} : { projectFile: flags.project }),
  overrides: {
    ...(flags.version === undefined ? {} : { version: flags.version }),
    ...(flags.host === undefined ? {} : { host: flags.host }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.rollout === undefined ? {} : { rollout: flags.rollout }),
    ...(flags.root === undefined ? {} : { bundleRoot: flags.root }),
    ...(flags.forge === undefined ? {} : { forge: flags.forge }),
    ...(flags.oneAtATime === undefined ? {} : { oneAtATime: flags.oneAtATime }),
    ...(flags.publicCheck === undefined ? {} : { publicCheck: flags.publicCheck }),
    ...(flags.publicWait === undefined ? {} : { publicWaitSeconds: flags.publicWait }),
    origins,
  },
  strict: flags.strict ?? false,
  allowDirty: flags.allowDirty ?? false,
  rebuild: flags.rebuild ?? false,
  connection: flags.connection ?? false,
  ownFiles: [...reportFiles(flags), ...signatureFiles(flags)].map((file) => resolve(directory, file)),
  // Where somebody releases a proposal in so many words, it is a commit like any other.
  proposal: proposal && intent !== 'release',
  ...(flags.from === undefined && flags.family === undefined && !flags.fleet ? {} : { fleet: fleetInputs(flags) }),
  intent,
});

const fleetInputs = ({ family, from, fleet }: Flags): FleetInputs => ({
  ...(family === undefined ? {} : { families: family }),
  ...(from === undefined ? {} : { from: from.map(versionInField) }),
  told: fleet ?? false,
});

/** @throws OtaError `project-version-text-invalid`. */
const versionInField = (value: string): string => {
  if (!parseVersion(value)) throw fail('project-version-text-invalid', { key: '--from', value });
  return value;
};

/** The file of signatures, which a run may add to, and under which name it does. */
const signatureFiles = ({ signatures }: Flags): readonly string[] =>
  signatures === undefined ? [] : [signatures, partOf(signatures)];

/** The report files that a run writes. */
export const reportFiles = ({ sarif, junit, codeQuality, dotenv, summary }: Flags): readonly string[] =>
  [sarif, junit, codeQuality, dotenv, summary].flatMap((file) => file ?? []);
