import {
  anyText,
  commitText,
  either,
  exactly,
  fields,
  filledText,
  listOf,
  maybe,
  type Shape,
  sha256Text,
  sitePath,
  time,
  whole,
} from './shape.js';

const STATEMENT = 'https://in-toto.io/Statement/v1';
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const reference = { path: sitePath, sha256: sha256Text };
const sized = { ...reference, size: whole(0) };
const barrier = maybe(fields({ reason: anyText }));
const publicKey = { keyid: sha256Text, publicKey: filledText };

const rollout = fields({
  percent: maybe(whole(0, 100)),
  start: maybe(time),
  hours: maybe(whole(1)),
  paused: maybe(exactly(true)),
  pausedAt: maybe(time),
});

/** An entry of the index, as far as the page goes by it. docs/site-format.md, “The index”. */
const entry = fields({
  version: filledText,
  upgradeObject: fields({ sha256: sha256Text }),
  bundle: fields(sized),
  upgradeFrom: maybe(anyText),
  barrier,
  rollout: maybe(rollout),
  yanked: maybe(fields({ reason: anyText, at: time })),
  record: maybe(fields({ sha256: sha256Text })),
});

const statement = (predicateType: string, predicate: Shape): Shape =>
  fields({
    _type: exactly(STATEMENT),
    predicateType: exactly(predicateType),
    subject: listOf(fields({ name: sitePath, digest: fields({ sha256: sha256Text }) })),
    predicate,
  });

/** The statement of an index. */
export const indexShape = statement(
  'urn:ota-release:predicate:index:v1',
  fields({
    product: filledText,
    channel: filledText,
    counter: whole(1),
    previous: either(exactly(null), sha256Text),
    created: time,
    expires: time,
    trustedKeys: listOf(fields(publicKey), 1),
    threshold: whole(1),
    latest: either(exactly(null), filledText),
    releases: listOf(entry),
    archive: maybe(fields({ ...reference, releases: whole(1) })),
    retiredKeys: maybe(listOf(fields({ ...publicKey, since: whole(1) }))),
  }),
);

/** The statement of a release. docs/site-format.md, “The upgrade object”. */
export const releaseShape = statement(
  'urn:ota-release:predicate:release:v1',
  fields({
    product: filledText,
    models: listOf(filledText, 1),
    version: filledText,
    channel: filledText,
    tag: filledText,
    commit: commitText,
    created: time,
    bundle: fields(sized),
    upgradeFrom: maybe(anyText),
    barrier,
    notes: maybe(anyText),
    attachments: listOf(fields({ ...sized, name: filledText, mediaType: filledText })),
    reissuedFrom: maybe(
      fields({
        channel: filledText,
        version: filledText,
        upgradeObject: fields({ sha256: sha256Text }),
        site: maybe(filledText),
      }),
    ),
  }),
);

/** The archive’s directory. */
export const directoryShape = fields({
  pages: listOf(fields({ ...reference, first: filledText, last: filledText, releases: whole(1) })),
  pruned: maybe(listOf(filledText)),
});

/** One page of the archive. */
export const archivePageShape = fields({ releases: listOf(entry, 1) });
