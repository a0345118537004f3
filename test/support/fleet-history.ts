import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { createWorkspaceLater, PUBLIC_KEY, publicKeyOf, type Workspace } from './workspace.js';

const NEXT_SEED = createHash('sha256').update('the next key').digest();

/** The public key that took the place of `PUBLIC_KEY` in the history, in base64. */
export const NEXT = publicKeyOf(NEXT_SEED);

/** A fleet’s history: two channels, a promotion, a roll-out, a withdrawal, and a key that takes the place of another. */
const history = async (made: Workspace): Promise<void> => {
  const done = async (args: readonly string[], env = {}): Promise<void> => {
    const run = await made.runHere([...args, '--json'], { env });
    expect(run.json.outcome, args.join(' ') + run.stdout + run.stderr).toBe('published');
  };
  made.write('manual.txt', 'Read me.\n');
  made.edit(
    'ota-release.yaml',
    (text) => `${text}attachments: [manual.txt]\nprovenance: "on"\npage:\n  channels: [beta]\n`,
  );
  made.commit('A manual');
  await done(['release']);
  made.bump('1.1.0');
  await done(['release']);
  made.bump('1.2.0-rc.1');
  await done(['release', '--channel', 'beta']);
  await done(['channel', 'promote', '1.2.0-rc.1', '--channel', 'beta', '--to', 'stable', '--as', '1.2.0']);
  await done(['yank', '1.1.0', '--reason', 'bricks the pump']);
  made.edit('ota-release.yaml', (text) => text.replace(/^( +- )(\S+=)$/m, `$1$2\n$1${NEXT}`));
  await done(['keys', 'rotate', NEXT, '--reason', 'the old one is old']);
  made.bump('1.3.0');
  await done(['release']);
  made.edit('ota-release.yaml', (text) => text.replace(/^signing:$/m, 'signing:\n  supported: ">=1.3.0"'));
  const env = { OTA_SIGNING_KEY: NEXT_SEED.toString('base64') };
  await done(['keys', 'retire', PUBLIC_KEY, '--reason', 'replaced'], env);
  made.edit('ota-release.yaml', (text) => text.replace(`    - ${PUBLIC_KEY}\n`, ''));
  made.bump('1.4.0');
  await done(['release'], env);
  await done(['rollout', 'set', '25'], env);
};

/** A new workspace in which the built command line has made this history; it is made once in a run of the tests. */
export const createFleetHistory = (): Promise<Workspace> => createWorkspaceLater('a fleet’s history', history);
