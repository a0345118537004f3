import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { parseVersion } from '../version/parse-version.js';
import { DEVICE_FAMILIES } from './device-families.js';
import type { RehearsalSpec } from './rehearsal-spec.js';
import { path, rule, text, uniqueItems, wholeNumber } from './rules.js';

/** How a throw-away root is kept apart from the machine. */
const ISOLATIONS = ['auto', 'required', 'none'] as const satisfies readonly RehearsalSpec['isolation'][];

/** What the fleet plan may find without stopping the release. */
const ALLOWED = ['stuck', 'downgrade', 'loop'] as const satisfies readonly RehearsalSpec['allow'][number]['what'][];

const MAX_TIMEOUT_SECONDS = 3600;

const versionText = text({ maxLength: 64 }).check(
  rule((value) =>
    parseVersion(value) ? undefined : (key, place) => problem('project-version-text-invalid', { key, value }, place),
  ),
);

/** `rehearsal`: how a release is tried out as its devices would take it, before any of them sees it. */
export const rehearsalSchema = z
  .strictObject({
    from: z
      .array(versionText)
      .check(uniqueItems())
      .default([])
      .meta({
        description: 'Versions in the field that this site never released, such as a factory image.',
        examples: [['0.9.0']],
      }),
    allow: z
      .array(
        z.strictObject({
          family: z.enum(DEVICE_FAMILIES),
          version: versionText,
          what: z.enum(ALLOWED),
        }),
      )
      .default([])
      .meta({ description: 'Devices that may be left behind: each by family, version and what becomes of it.' }),
    root: path()
      .optional()
      .meta({
        description:
          'Directory whose tree is laid into each throw-away root before `update.sh` runs: what devices have from the factory.',
        examples: ['rehearsal/factory'],
      }),
    isolation: z.enum(ISOLATIONS).default('auto').meta({
      description:
        '`auto`: `update.sh` runs in a throw-away root without network where the machine can make one, in a plain directory with a warning in CI where not, and nowhere else. `required`: a machine that can’t make one fails. `none`: always a plain directory.',
    }),
    timeout: wholeNumber({ minimum: 1, maximum: MAX_TIMEOUT_SECONDS }).default(60).meta({
      description: 'Seconds that `update.sh` may take in a rehearsal.',
    }),
  })
  .default({ from: [], allow: [], isolation: 'auto', timeout: 60 })
  .meta({ description: 'How the release is rehearsed as each family of devices would take it.' });
