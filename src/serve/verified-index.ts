import { fail } from '../errors/ota-error.js';
import { parseJsonText } from '../schemas/json-text.js';
import { MAX_ENVELOPE_BYTES } from '../signing/envelope.js';
import { type EnvelopeTrust, verifyEnvelopeBy } from '../signing/verify-envelope.js';
import { soundIndex } from '../site/index-rules.js';
import { type IndexPredicate, indexStatementSchema } from '../site/index-statement.js';
import { channelLayout } from '../site/layout.js';
import { readSignedStatement } from '../site/signed-statement.js';
import { verifyAnywhere } from './ed25519.js';

/**
 * The predicate of an index, verified as every reader of a site verifies it: signatures, shape, channel, versions. Whether it is
 * still good, and no older than one seen before, is for who keeps it to say.
 *
 * @throws OtaError `site-…`, `verify-version-invalid`.
 */
export const verifiedIndex = (bytes: Uint8Array, channel: string, trust: EnvelopeTrust): IndexPredicate => {
  const layout = channelLayout(channel);
  const path = layout.index;
  const { value, problems } = parseJsonText(bytes, { file: path, maxBytes: MAX_ENVELOPE_BYTES });
  if (problems.length > 0) throw fail('site-object-unreadable', { path, reason: problems[0]?.message ?? 'not JSON' });
  const { statement } = readSignedStatement(value, {
    path,
    schema: indexStatementSchema,
    verify: (envelope) => verifyEnvelopeBy(verifyAnywhere, envelope, trust),
  });
  return soundIndex(statement, path, layout);
};
