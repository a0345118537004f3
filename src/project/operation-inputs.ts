import { z } from 'zod';
import { type InputDefinition, REISSUES, SIGNING, value } from './input-definition.js';
import { MAX_REASON_LENGTH } from './schema.js';

/** It becomes part of an index that devices load, and of one line of the history. */
const reason = value
  .max(MAX_REASON_LENGTH, `a reason has at most ${MAX_REASON_LENGTH} characters`)
  .regex(/^\P{Cc}*$/u, 'a reason is one line, without control characters');

/** Inputs of the commands that operators run: roll-outs, withdrawals, keys, freshness. */
export const OPERATION_INPUTS: readonly InputDefinition[] = [
  {
    name: 'arguments',
    flag: 'arguments',
    kind: 'text',
    type: value,
    metavar: 'WORDS',
    description:
      'the words after the command on a command line, with blanks between them and without flags, such as set 10 1.2.0 for rollout',
    faces: ['action'],
    commands: ['rollout', 'yank', ...REISSUES, 'log', 'status'],
  },
  {
    name: 'reason',
    flag: 'reason',
    kind: 'text',
    type: reason,
    metavar: 'TEXT',
    description: 'why it is done, for the signed history that everybody can read',
    faces: ['shell', 'action'],
    commands: ['rollout', 'yank', 'keys', ...REISSUES],
  },
  {
    name: 'as',
    flag: 'as',
    kind: 'text',
    type: value,
    metavar: 'VERSION',
    description: 'the version under which the same bytes are issued',
    faces: ['shell', 'action'],
    commands: REISSUES,
  },
  {
    name: 'over',
    flag: 'over',
    kind: 'text',
    type: value,
    metavar: 'HOURS',
    description: 'how long a roll-out takes from nobody to everybody it is for: 48h, or a number of hours',
    faces: ['shell', 'action'],
    commands: ['rollout'],
  },
  {
    name: 'within',
    flag: 'within',
    kind: 'text',
    type: value,
    metavar: 'DAYS',
    description: 'how long before its expiry an index counts as about to expire: 14d, or a number of days',
    defaultText: 'a sixth of the time that an index is good for',
    faces: ['shell', 'action'],
    commands: ['status'],
  },
  {
    name: 'export',
    flag: 'export',
    kind: 'boolean',
    type: z.boolean(),
    description: 'write what a release of the project waits for to the file',
    faces: ['shell'],
    commands: ['sign'],
  },
  {
    name: 'import',
    flag: 'import',
    kind: 'boolean',
    type: z.boolean(),
    description: 'go on with the release, with the signatures of the file',
    faces: ['shell'],
    commands: ['sign'],
  },
  {
    name: 'signatures',
    flag: 'signatures',
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description: 'signatures that were made elsewhere; what is still to be signed is added to the file',
    env: 'OTA_SIGNATURES',
    faces: ['shell', 'action'],
    commands: SIGNING,
  },
];
