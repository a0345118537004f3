import { resolve } from 'node:path';
import type { z } from 'zod';
import type { Place, Problem } from '../errors/problem.js';
import { flagOf } from './inputs.js';
import { judge } from './judge.js';
import type { ProjectOverrides } from './project.js';
import { type ProjectDeclaration, projectSchema } from './schema.js';

/** What flags say, checked by the very declarations of the keys they override. */
export interface JudgedOverrides {
  /** The declaration with the flags' values in the place of the project file's. */
  readonly apply: (declared: ProjectDeclaration) => ProjectDeclaration;
  readonly problems: readonly Problem[];
  /** The place of an overridden key, dotted: the flag. Undefined where no flag overrides it. */
  readonly place: (path: string) => Place | undefined;
}

type OverriddenKey = Exclude<keyof ProjectOverrides, 'origins'>;

/** The key that each override stands for, and the input it comes from. */
const KEYS = {
  version: { path: 'version', input: 'version' },
  host: { path: 'host', input: 'host' },
  publicUrl: { path: 'publicUrl', input: 'publicUrl' },
  channel: { path: 'channel', input: 'channel' },
  rollout: { path: 'rollout', input: 'rollout' },
  bundleRoot: { path: 'bundle.root', input: 'root' },
  forge: { path: 'forge', input: 'forge' },
  oneAtATime: { path: 'oneAtATime', input: 'oneAtATime' },
  publicCheck: { path: 'publicCheck', input: 'publicCheck' },
  publicWaitSeconds: { path: 'publicWait', input: 'publicWait' },
} as const satisfies Record<OverriddenKey, { readonly path: string; readonly input: string }>;

/** Checks the overrides. Relative paths in them start from the directory that the user is in, not from the project file's. */
export const judgeOverrides = (overrides: ProjectOverrides, workingDirectory: string): JudgedOverrides => {
  const problems: Problem[] = [];
  const { shape } = projectSchema;
  const judged = <S extends z.ZodType>(name: OverriddenKey, schema: S): z.output<S> | undefined => {
    const value = overrides[name];
    if (value === undefined) return undefined;
    const judgement = judge(schema, originOf(value, originText(name, overrides)));
    problems.push(...judgement.problems);
    return 'value' in judgement ? judgement.value : undefined;
  };
  const fromHere = (path: string): string => (/^file:/i.test(path) ? path : resolve(workingDirectory, path));
  const version = judged('version', shape.version.unwrap());
  const host = judged('host', shape.host.unwrap());
  const publicUrl = judged('publicUrl', shape.publicUrl.unwrap());
  const channel = judged('channel', shape.channel);
  const rollout = judged('rollout', shape.rollout.unwrap());
  const root = judged('bundleRoot', shape.bundle.unwrap().shape.root);
  const forge = judged('forge', shape.forge);
  const oneAtATime = judged('oneAtATime', shape.oneAtATime);
  const publicCheck = judged('publicCheck', shape.publicCheck);
  const publicWait = judged('publicWaitSeconds', shape.publicWait);
  return {
    problems,
    place: (path) => placeOf(path, overrides),
    apply: (declared) => ({
      ...declared,
      ...(version === undefined
        ? {}
        : { version: 'path' in version ? { ...version, path: fromHere(version.path) } : version }),
      ...(host === undefined
        ? {}
        : { host: host.kind === 'directory' ? { ...host, path: fromHere(host.path) } : host }),
      ...(oneAtATime === undefined ? {} : { oneAtATime }),
      ...(publicCheck === undefined ? {} : { publicCheck }),
      ...(publicWait === undefined ? {} : { publicWait }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(channel === undefined ? {} : { channel }),
      ...rolloutKey(rollout),
      ...(forge === undefined ? {} : { forge }),
      ...(root === undefined ? {} : { bundle: { ...declared.bundle, root: fromHere(root) } }),
    }),
  };
};

const rolloutKey = (rollout: ProjectDeclaration['rollout']): Pick<ProjectDeclaration, 'rollout'> =>
  rollout === undefined ? {} : { rollout };

/** What the user gave the value by: a flag, a variable, an action's input. */
const originText = (name: OverriddenKey, { origins = {} }: ProjectOverrides): string =>
  origins[KEYS[name].input] ?? flagOf(KEYS[name].input);

const originOf = (value: unknown, flag: string) => {
  const place = (): Place => ({ file: flag });
  return { value, place, keyPlace: place, source: () => undefined, nameOf: () => flag };
};

const placeOf = (path: string, overrides: ProjectOverrides): Place | undefined => {
  const name = (Object.keys(KEYS) as OverriddenKey[]).find((key) => KEYS[key].path === path);
  return name === undefined || overrides[name] === undefined ? undefined : { file: originText(name, overrides) };
};
