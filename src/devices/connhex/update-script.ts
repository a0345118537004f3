/** Environment of `update.sh` and `rollback.sh` (Connhex contract, “Bundle”). */
const OTA_VARIABLES = {
  payloadDirectory: 'CHX_OTA_PAYLOAD_DIR',
  currentVersion: 'CHX_OTA_VERSION_CURRENT',
  targetVersion: 'CHX_OTA_VERSION_TARGET',
  timeoutSeconds: 'CHX_OTA_TIMEOUT_SEC',
} as const;

/** What runs the update, and what follows where that failed or was interrupted. */
export const UPDATE_SCRIPT = 'update.sh';
export const ROLLBACK_SCRIPT = 'rollback.sh';

/** Where a device keeps the download, and where it extracts it to: below the agent’s own directory. */
export const DOWNLOAD_FOLDER = '.store/ota';
export const PAYLOAD_FOLDER = '.store/ota/current';

/** Exit codes of `update.sh` that are a success; after the second one the agent restarts. */
const EXIT_UPDATED = 0;
const EXIT_UPDATED_RESTART = 10;

/** What a device makes of the end of `update.sh`; undefined as exit code: it timed out, or a signal ended it. */
export type ScriptVerdict = 'updated' | 'updated-restart' | 'rollback';

/** The meaning of an exit code: anything but 0 and 10 is a failure, after which `rollback.sh` runs. */
export const scriptVerdict = (exitCode: number | undefined): ScriptVerdict => {
  if (exitCode === EXIT_UPDATED) return 'updated';
  return exitCode === EXIT_UPDATED_RESTART ? 'updated-restart' : 'rollback';
};

/** What a run of a script is told of. */
export interface ScriptRun {
  /** Absolute; the working directory too. */
  readonly payloadDirectory: string;
  readonly currentVersion: string;
  readonly targetVersion: string;
  readonly timeoutSeconds: number;
}

/** The variables of a script’s run, by name. */
export const scriptEnvironment = (run: ScriptRun): Readonly<Record<string, string>> => ({
  [OTA_VARIABLES.payloadDirectory]: run.payloadDirectory,
  [OTA_VARIABLES.currentVersion]: run.currentVersion,
  [OTA_VARIABLES.targetVersion]: run.targetVersion,
  [OTA_VARIABLES.timeoutSeconds]: String(run.timeoutSeconds),
});
