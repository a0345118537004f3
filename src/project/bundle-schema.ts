import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { parseSize } from './quantities.js';
import { glob, path, rule, wholeNumber } from './rules.js';

/** Left out of every bundle: version control, and what desktops and editors leave behind. */
export const LITTER: readonly string[] = [
  ...['.git', '.svn', '.hg', '.jj', '__MACOSX'].map((folder) => `**/${folder}/**`),
  // `.git` is a file in a submodule.
  ...['.git', '.DS_Store', '._*', 'Thumbs.db', 'desktop.ini', '*~', '.*.swp'].map((name) => `**/${name}`),
];

const MAX_ENTRIES = 10_000_000;

const size = () =>
  z
    .union([z.number(), z.string()])
    .check(
      rule((value) =>
        parseSize(value) === undefined
          ? (key, place) => problem('project-size-invalid', { key, value: String(value) }, place)
          : undefined,
      ),
    )
    .transform((value) => parseSize(value) ?? 0);

/** `bundle`: what is packed. */
export const bundleSchema = z
  .strictObject({
    root: path()
      .default('bundle')
      .meta({
        description: 'Directory whose contents become the bundle; `update.sh` lies at its top.',
        examples: ['bundle'],
      }),
    include: z.array(glob()).default(['**']).meta({
      description:
        'Patterns of the files to pack, relative to the root (`*`, `**`, `?`, `{a,b}`; a trailing `/` means all below).',
    }),
    exclude: z
      .array(glob())
      .default([])
      .meta({
        description:
          'Patterns of the files to leave out. Version control folders and desktop litter are left out anyway.',
        examples: [['docs/', '**/*.log']],
      }),
    maxSize: size()
      .prefault('1 GiB')
      .meta({
        description: 'Largest size of the packed zip: bytes, or a number and a unit (KB, MB, GB; KiB, MiB, GiB).',
        examples: ['100 MiB', 104_857_600],
      }),
    maxUnpackedSize: size()
      .prefault('4 GiB')
      .meta({
        description: 'Largest size of all files together, unpacked: bytes, or a number and a unit.',
        examples: ['500 MB'],
      }),
    maxEntries: wholeNumber({ minimum: 1, maximum: MAX_ENTRIES })
      .default(100_000)
      .meta({ description: 'Largest number of files.' }),
    symlinks: z.enum(['refuse', 'allow']).default('refuse').meta({
      description: 'Whether symbolic links are packed. Links out of the root are refused in any case.',
    }),
  })
  .prefault({})
  .meta({ description: 'What is packed, and how much of it at most.' });
