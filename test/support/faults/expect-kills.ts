import { expect } from 'vitest';
import type { SeenRequest } from '../fault-proxy.js';
import { createWorkspace } from '../workspace.js';
import { type Kill, type Killable, killAt, killable } from './kills.js';
import type { Target } from './target.js';

/** Set to 1, the program is killed at every request, both ways. */
const EVERY = process.env.OTA_KILL_EVERY === '1';

/** How long the kills of one host may take, in milliseconds. */
export const KILLS_TIMEOUT_MS = EVERY ? 3_600_000 : 600_000;

const WAYS = ['arrived', 'answered'] as const;

/** What changes something, apart from what the preflight tries for a moment. */
const isWrite = ({ method, target }: SeenRequest): boolean =>
  !/^(GET|HEAD|PROPFIND)$/.test(method) && !/\/\.ota-release/.test(target);

/** `count` of the writing requests, one way and the other, evenly spread; or every request both ways. */
const chosenKills = ({ requests }: Killable, count: number): readonly Kill[] => {
  const at = EVERY ? requests : requests.filter(isWrite);
  const all = at.flatMap((request) => WAYS.map((when) => ({ at: request.number, when })));
  if (EVERY || all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))]).flatMap(
    (kill) => kill ?? [],
  );
};

/** A workspace and a target whose site has one release already. */
export interface KillableRelease {
  readonly target: Target;
  readonly expected: Killable;
  readonly dispose: () => void;
}

/** Makes the further release that is going to be killed. */
export const killableRelease = async (target: Target): Promise<KillableRelease> => {
  const workspace = createWorkspace({ extra: 'publicCheck: off\n' });
  const env = { ...target.environment };
  const first = await workspace.release(['--host', target.hostText(target.url)], { env });
  expect(first.json.outcome, first.stdout + first.stderr).toBe('published');
  workspace.bump('1.1.0');
  const expected = await killable(target, workspace);
  const dispose = () => {
    expected.again.dispose();
    workspace.dispose();
  };
  return { target, expected, dispose };
};

/** Kills the program at so many requests, and expects that nothing is broken and a re-run makes the undisturbed site. */
export const expectKills = async ({ target, expected }: KillableRelease, count: number): Promise<number> => {
  const kills = chosenKills(expected, count);
  const failures: string[] = [];
  for (const kill of kills) failures.push(...(await killAt(target, expected, kill)));
  expect(failures).toEqual([]);
  return kills.length;
};
