import { z } from 'zod';
import { type InputDefinition, value } from './input-definition.js';

const SCHEDULES = ['weekly', 'none'] as const;

/** What `init` is told ahead, so that it doesn’t ask; with `host`, `forge`, `publicUrl` and `family`. */
export const INIT_INPUTS: readonly InputDefinition[] = [
  {
    name: 'yes',
    flag: 'yes',
    short: 'y',
    kind: 'boolean',
    type: z.literal(true),
    description: 'ask nothing: what isn’t given is what is found, or what most begin with',
    faces: ['shell'],
    commands: ['init'],
  },
  {
    name: 'product',
    flag: 'product',
    kind: 'text',
    type: value,
    metavar: 'NAME',
    description: 'the name of the product',
    defaultText: 'that of the package, else of the directory',
    faces: ['shell'],
    commands: ['init'],
  },
  {
    name: 'model',
    flag: 'model',
    kind: 'list',
    type: value,
    metavar: 'NAME',
    description: 'a hardware model that the product’s bundles fit; may be given several times',
    defaultText: 'the name of the product',
    faces: ['shell'],
    commands: ['init'],
  },
  {
    name: 'keys',
    flag: 'keys',
    kind: 'text',
    type: value,
    metavar: 'DIR|none',
    description: 'where a new signing key is put, outside of the repository; none makes none',
    defaultText: '../PRODUCT-keys, none in a CI job',
    faces: ['shell'],
    commands: ['init'],
  },
  {
    name: 'schedule',
    flag: 'schedule',
    kind: 'choice',
    type: z.enum(SCHEDULES),
    choices: SCHEDULES,
    description: 'the scheduled job that signs the index anew before it expires',
    defaultText: 'weekly',
    faces: ['shell'],
    commands: ['init'],
  },
];
