import { schemaDocument } from '../../src/schemas/schema-document.js';
import type { FieldedRelease } from '../../src/schemas/upgrade-paths.js';
import { configSchema, contractOf, foreignSchema, template } from '../schemas/contracts.js';

const PARTS = {
  pump: { pump: { rpm: 1200 } },
  mode: { mode: 'eco' },
  rate: { rate: 5 },
} as const;
type Part = keyof typeof PARTS;

const demands = (part: Part) => schemaDocument({ ...(foreignSchema() as object), required: ['general', part] });

/** What a major version’s devices demand of the config of the version they upgrade to. */
const FOREIGN = { 1: demands('pump'), 2: demands('mode'), 3: demands('rate') } as const;

const config = schemaDocument({ ...(configSchema() as object), additionalProperties: true });

const release = (major: 1 | 2 | 3, minor: number, parts: readonly Part[]): FieldedRelease => {
  const version = `${major}.${minor}.0`;
  const text = template(version, Object.assign({}, ...parts.map((part) => PARTS[part])));
  return { version, config, foreign: FOREIGN[major], template: async () => Buffer.from(JSON.stringify(text)) };
};

/**
 * Forty releases with two changes of the foreign config that devices can’t take at once: 2.0.0 no longer demands `pump` but `mode`, and
 * 3.0.0 no longer `mode` but `rate`. The first release of each major is a bridge, unless it is left out: its template has both.
 */
export const syntheticHistory = (bridges: readonly (2 | 3)[] = [2, 3]): readonly FieldedRelease[] => [
  ...Array.from({ length: 14 }, (_, minor) => release(1, minor, ['pump'])),
  ...Array.from({ length: 13 }, (_, minor) =>
    release(2, minor, minor === 0 && bridges.includes(2) ? ['mode', 'pump'] : ['mode']),
  ),
  ...Array.from({ length: 13 }, (_, minor) =>
    release(3, minor, minor === 0 && bridges.includes(3) ? ['rate', 'mode'] : ['rate']),
  ),
];

/** The release that comes after them, whose template has what devices of the third major demand. */
export const upcomingContract = (version: string) =>
  contractOf(version, {
    template: template(version, PARTS.rate),
    config: { ...(configSchema() as object), additionalProperties: true },
    foreign: { ...(foreignSchema() as object), required: ['general', 'rate'] },
  });
