import { z } from 'zod';
import { FORGE_CHOICES } from './forge-schema.js';
import {
  count,
  EVERYWHERE,
  FLOW,
  type InputDefinition,
  OPERATIONS,
  READING,
  REISSUES,
  value,
} from './input-definition.js';
import { MAX_PUBLIC_WAIT_SECONDS, PUBLIC_CHECKS } from './public-schema.js';
import { projectSchema } from './schema.js';

type OverriddenKey =
  | 'version'
  | 'host'
  | 'publicUrl'
  | 'channel'
  | 'rollout'
  | 'forge'
  | 'oneAtATime'
  | 'publicCheck'
  | 'publicWait';

/** What the key says of itself, whether it was described with its default or before it got one. */
const describedBy = (key: OverriddenKey): string => {
  const schema = projectSchema.shape[key];
  return sentence((schema.meta() ?? schema.unwrap().meta())?.description);
};

/** Help texts are one sentence, in lower case and without a full stop. */
const sentence = (text = ''): string => {
  const [first = ''] = text.replaceAll('`', '').split(/\.(?:\s|$)/);
  return first.charAt(0).toLowerCase() + first.slice(1);
};

/** Which project, and what overrides keys of it: described by the project file’s own declaration. */
export const PROJECT_INPUTS: readonly InputDefinition[] = [
  {
    name: 'project',
    flag: 'project',
    short: 'p',
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description: 'the project file',
    defaultText: 'ota-release.yaml, .yml or .json in this directory',
    env: 'OTA_PROJECT',
    faces: EVERYWHERE,
    commands: [...FLOW, 'pack', ...READING, ...OPERATIONS, ...REISSUES, 'sign', 'doctor'],
  },
  {
    name: 'version',
    flag: 'version',
    kind: 'text',
    type: value,
    metavar: 'VERSION',
    description: describedBy('version'),
    defaultText: 'version of the project file',
    env: 'OTA_VERSION',
    faces: EVERYWHERE,
    commands: [...FLOW, 'sign', 'doctor'],
  },
  {
    name: 'host',
    flag: 'host',
    kind: 'text',
    type: value,
    metavar: 'DIR|URL',
    description: describedBy('host'),
    defaultText: 'host of the project file',
    env: 'OTA_HOST',
    faces: EVERYWHERE,
    commands: [...FLOW, 'init', ...OPERATIONS, ...REISSUES, 'sign', 'doctor'],
  },
  {
    name: 'publicUrl',
    flag: 'public-url',
    kind: 'text',
    type: value,
    metavar: 'URL',
    description: describedBy('publicUrl'),
    defaultText: 'publicUrl of the project file',
    env: 'OTA_PUBLIC_URL',
    faces: EVERYWHERE,
    commands: [...FLOW, 'init', ...OPERATIONS, ...REISSUES, 'sign', 'doctor'],
  },
  {
    name: 'channel',
    flag: 'channel',
    kind: 'text',
    type: value,
    metavar: 'NAME',
    description: describedBy('channel'),
    defaultText: 'channel of the project file',
    env: 'OTA_CHANNEL',
    faces: EVERYWHERE,
    commands: [...FLOW, ...READING, ...OPERATIONS, ...REISSUES, 'sign', 'doctor'],
  },
  {
    name: 'rollout',
    flag: 'rollout',
    kind: 'integer',
    type: count(0, 100),
    metavar: 'PERCENT',
    description: describedBy('rollout'),
    defaultText: 'rollout of the project file',
    env: 'OTA_ROLLOUT',
    faces: EVERYWHERE,
    commands: [...FLOW, ...REISSUES, 'sign'],
  },
  {
    name: 'root',
    flag: 'root',
    kind: 'text',
    type: value,
    metavar: 'DIR',
    description: sentence(projectSchema.shape.bundle.unwrap().shape.root.meta()?.description),
    defaultText: 'bundle.root of the project file',
    env: 'OTA_ROOT',
    faces: EVERYWHERE,
    commands: [...FLOW, 'pack', 'sign', 'doctor'],
  },
  {
    name: 'forge',
    flag: 'forge',
    kind: 'choice',
    type: z.enum(FORGE_CHOICES),
    choices: FORGE_CHOICES,
    description: describedBy('forge'),
    defaultText: 'forge of the project file',
    env: 'OTA_FORGE',
    faces: EVERYWHERE,
    commands: [...FLOW, 'init', 'sign', 'doctor'],
  },
  {
    name: 'oneAtATime',
    flag: 'one-at-a-time',
    kind: 'boolean',
    type: z.boolean(),
    description: describedBy('oneAtATime'),
    defaultText: 'oneAtATime of the project file',
    env: 'OTA_ONE_AT_A_TIME',
    faces: EVERYWHERE,
    commands: ['release', 'mirror', ...OPERATIONS, ...REISSUES, 'sign', 'doctor'],
  },
  {
    name: 'publicCheck',
    flag: 'public-check',
    kind: 'choice',
    type: z.enum(PUBLIC_CHECKS),
    choices: PUBLIC_CHECKS,
    description: describedBy('publicCheck'),
    defaultText: 'publicCheck of the project file',
    env: 'OTA_PUBLIC_CHECK',
    faces: EVERYWHERE,
    commands: ['release', 'verify', ...OPERATIONS, ...REISSUES, 'sign', 'doctor'],
  },
  {
    name: 'publicWait',
    flag: 'public-wait',
    kind: 'integer',
    type: count(0, MAX_PUBLIC_WAIT_SECONDS),
    metavar: 'SECONDS',
    description: describedBy('publicWait'),
    defaultText: 'publicWait of the project file',
    env: 'OTA_PUBLIC_WAIT',
    faces: EVERYWHERE,
    commands: ['release', 'verify', ...OPERATIONS, ...REISSUES, 'sign'],
  },
];
