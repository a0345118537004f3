import validRange from 'semver/ranges/valid.js';
import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { EXPIRES_DAYS, parseDays } from './quantities.js';
import { rule, text, uniqueItems, wholeNumber } from './rules.js';

/** More keys, or signatures, than any team has. */
const MAX_THRESHOLD = 64;

/** How long a program may take for a signature, in seconds: a person may have to press a button. */
const SIGNER_TIMEOUT = { minimum: 1, maximum: 600, usual: 60 } as const;

const key = () => text({ maxLength: 4096, multiline: true });

/** A program that signs with a key that it keeps to itself. */
const signerSchema = z.strictObject({
  publicKey: key().meta({
    description: 'Its public key, one of `trustedKeys`: a key, or the path of a file that holds one.',
  }),
  command: z
    .array(text({ maxLength: 4096, multiline: true }))
    .check(
      rule((argv) =>
        argv.length > 0 ? undefined : (name, place) => problem('project-list-empty', { key: name }, place),
      ),
    )
    .meta({
      description:
        'The program and its arguments, run without a shell in the project’s directory. It reads the bytes from its standard input and writes the signature to its standard output.',
      minItems: 1,
    }),
  timeout: wholeNumber(SIGNER_TIMEOUT)
    .default(SIGNER_TIMEOUT.usual)
    .meta({ description: 'Seconds that it may take for one signature.' }),
});

/** `signing`: whom devices trust. The secret key is never part of a project. */
export const signingSchema = z
  .strictObject({
    trustedKeys: z
      .union([key(), z.array(key()).check(uniqueItems({ secret: true }))])
      .default([])
      .transform((keys): readonly string[] => (typeof keys === 'string' ? [keys] : keys))
      .meta({
        description:
          'Public keys that devices trust: each a key (base64, PEM, minisign) or the path of a file that holds one.',
        examples: [['keys/ota.pub'], 'keys/ota.pub'],
      }),
    threshold: wholeNumber({ minimum: 1, maximum: MAX_THRESHOLD })
      .default(1)
      .meta({ description: 'How many of the trusted keys must have signed.' }),
    supported: text({ maxLength: 256 })
      .check(
        rule((value) =>
          validRange(value, { includePrerelease: true }) === null
            ? (_key, place) => problem('project-range-invalid', { value }, place)
            : undefined,
        ),
      )
      .optional()
      .meta({
        description:
          'SemVer range of the released versions whose devices must be able to verify whatever is signed; all of them where this is left out.',
        examples: ['>=1.4.0'],
      }),
    signers: z
      .array(signerSchema)
      .optional()
      .meta({
        description: 'Programs that sign, with keys in a KMS, an HSM or a token.',
        examples: [[{ publicKey: 'keys/kms.pub', command: ['scripts/kms-sign'] }]],
      }),
    expires: z
      .union([z.number(), z.string()])
      .check(
        rule((value) =>
          parseDays(value) === undefined
            ? (_key, place) => problem('project-expires-invalid', { value: String(value), ...EXPIRES_DAYS }, place)
            : undefined,
        ),
      )
      .transform((value) => parseDays(value) ?? 0)
      .prefault('180d')
      .meta({
        description: 'How long a signed index stays good, from 1 to 3650 days: `180d`, or a number of days.',
        examples: ['180d', 365],
      }),
  })
  .prefault({})
  .meta({
    description: 'The keys that devices trust. The secret key comes from OTA_SIGNING_KEY, never from this file.',
  });
