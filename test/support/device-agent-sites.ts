import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { CliRun } from './cli.js';
import { objectsIn } from './device-agent.js';
import type { SiteObjects } from './site.js';
import { createWorkspaceLater, type Workspace } from './workspace.js';

/**
 * Writes the version into two files of the device, one after the other, so that half an update can be seen. What is to go wrong is
 * told by files in the device’s root.
 */
const UPDATE = `#!/bin/sh
set -eu
cd "$DEVICE_ROOT"
env | sed -n 's/^\\(OTA_\\|CHX_OTA_\\)/\\1/p' | sort >environment
for name in a b; do if [ -f "$name" ]; then cp "$name" "$name.before"; fi; done
echo "$OTA_TARGET_VERSION" >a
echo "updating to $OTA_TARGET_VERSION"
if [ -e power-cut ]; then rm power-cut && kill -9 "$(sed -n '1s/ .*//p' "$STATE"/lock.*)" && exit 9; fi
if [ -e hang ]; then sleep 30; fi
if [ -e fail-update ]; then exit 3; fi
echo "$OTA_TARGET_VERSION" >b
if [ -e restart ]; then exit 10; fi
`;

const ROLLBACK = `#!/bin/sh
set -eu
cd "$DEVICE_ROOT"
if [ -e fail-rollback ]; then exit 1; fi
for name in a b; do if [ -f "$name.before" ]; then cp "$name.before" "$name"; fi; done
echo "rolled back to $OTA_CURRENT_VERSION"
`;

/** The states of the site, in the order in which the team makes them. */
const STAGES = ['first', 'second', 'third', 'part', 'overTime', 'withdrawn', 'reissued', 'beta'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * A site as the built command line publishes it, at each stage: 1.0.0; 1.1.0; 1.2.0 with a barrier and 1.3.0, which takes no device from
 * before; 1.3.0 for 40 parts of the fleet, over two days from the tests’ instant on, and withdrawn; the bytes of 1.1.0 as 1.4.0; and a
 * pre-release in a channel of its own.
 */
export const deviceAgentSites = async (): Promise<Readonly<Record<Stage, SiteObjects>>> => {
  const workspace = await createWorkspaceLater('sites of the device agent', makeStages, {
    extra: 'upgradeFrom: ">=1.0.0"\n',
    noiseBytes: 300_000,
  });
  const stages = STAGES.map((stage) => [stage, objectsIn(join(workspace.directory, 'stages', stage))] as const);
  workspace.dispose();
  return Object.fromEntries(stages) as Record<Stage, SiteObjects>;
};

const makeStages = async (w: Workspace): Promise<void> => {
  const keep = (stage: Stage): void => cpSync(w.site, join(w.directory, 'stages', stage), { recursive: true });
  await release(w, '1.0.0', '>=1.0.0');
  keep('first');
  await release(w, '1.1.0', '^1.0.0');
  keep('second');
  await release(w, '1.2.0', '>=1.1.0', 'barrier: converts the database');
  await release(w, '1.3.0', '>=1.2.0');
  keep('third');
  done(await w.runHere(['rollout', 'set', '40', '1.3.0', '--json']));
  keep('part');
  done(await w.runHere(['rollout', 'start', '--over', '48h', '1.3.0', '--json']));
  keep('overTime');
  done(await w.runHere(['yank', '1.3.0', '--reason', 'bricks the pump', '--json']));
  keep('withdrawn');
  done(await w.runHere(['reissue', '1.1.0', '--as', '1.4.0', '--json']));
  keep('reissued');
  await release(w, '1.5.0-rc.1', '>=1.0.0', '', ['--channel', 'beta']);
  keep('beta');
};

const release = async (w: Workspace, version: string, range: string, more = '', args: readonly string[] = []) => {
  w.bump(version);
  w.write('bundle/update.sh', UPDATE);
  w.write('bundle/rollback.sh', ROLLBACK);
  w.edit('ota-release.yaml', (text) =>
    text.replace(/^upgradeFrom: .*\n(barrier: .*\n)?/m, `upgradeFrom: "${range}"\n${more}${more ? '\n' : ''}`),
  );
  w.commit(`Scripts of ${version}`);
  done(await w.releaseHere(args));
};

const done = (run: CliRun): void => {
  if (run.json.outcome !== 'published') throw new Error(run.stdout + run.stderr);
};
