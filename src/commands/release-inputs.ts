import type { ReleaseInputs } from '../steps/services.js';
import type { Flags } from './context.js';

/** The inputs of the release flow, from a command's flags. */
export const releaseInputs = (directory: string, flags: Flags, intent: ReleaseInputs['intent']): ReleaseInputs => ({
  directory,
  ...(flags.project === undefined ? {} : { projectFile: flags.project }),
  overrides: {
    ...(flags.version === undefined ? {} : { version: flags.version }),
    ...(flags.host === undefined ? {} : { host: flags.host }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.root === undefined ? {} : { bundleRoot: flags.root }),
  },
  strict: flags.strict ?? false,
  allowDirty: flags.allowDirty ?? false,
  rebuild: flags.rebuild ?? false,
  intent,
});
