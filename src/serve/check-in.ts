import { channelView } from '../devices/channel-view.js';
import { checkInAnswer } from '../devices/ioto/answer.js';
import { deviceProperties } from '../devices/ioto/device-properties.js';
import { CHECK_PATH, REPORT_PATH } from '../devices/ioto/documents.js';
import { type IotoOffer, iotoOffers } from '../devices/ioto/offers.js';
import type { PolicyValue } from '../devices/ioto/policy/policy.js';
import { bucketOf } from '../devices/ioto/rollout.js';
import { iotoSettingsSchema } from '../devices/ioto/settings-schema.js';
import { parseJsonText } from '../schemas/json-text.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { parseVersion } from '../version/parse-version.js';
import { nothing, noUpdate, refusal, type WebAnswer } from './web-answer.js';

/** A check-in has some hundred bytes; the agent’s own limit on what it sends is far below this. */
export const MAX_BODY_BYTES = 64 * 1024;
/** An id is 10 to 36 characters; it is hashed, and handed to a store. */
const MAX_ID_LENGTH = 256;
const MAX_VERSION_LENGTH = 64;

/** What a request is for. A prefix before the path doesn’t matter: an agent may have any base as its `api`. */
export type Purpose = 'check-in' | 'report';

/** What a path asks for; undefined for one that is nobody’s. */
export const purposeOf = (path: string): Purpose | undefined => {
  if (path.endsWith(`/${CHECK_PATH}`)) return 'check-in';
  return path.endsWith(`/${REPORT_PATH}`) ? 'report' : undefined;
};

/** A device that checks in, and what it is offered. */
export interface CheckIn {
  readonly deviceId: string;
  readonly offer: IotoOffer | undefined;
  readonly answer: WebAnswer;
}

/** Answers check-ins from one revision of an index. */
export interface CheckInDesk {
  /** The answer where the request can’t be judged; otherwise who asks, and what it is offered. */
  readonly judge: (body: Uint8Array) => WebAnswer | CheckIn;
}

/**
 * The desk for a verified index; undefined where the site was not released for Ioto.
 *
 * @param now milliseconds since the epoch: how far roll-outs over time have come. Left out, as far as at the time of the index.
 */
export const checkInDesk = (predicate: IndexPredicate, now?: () => number): CheckInDesk | undefined => {
  const publicUrl = publicUrlOf(predicate.families?.site);
  const settings = iotoSettingsSchema.safeParse(predicate.families?.ioto);
  if (publicUrl === undefined || !settings.success) return undefined;
  const { offerTo } = iotoOffers(channelView(predicate, NO_ARCHIVE));
  const product = settings.data.product ?? predicate.product;
  return {
    judge: (body) => {
      const told = readBody(body);
      if ('status' in told) return told;
      const { id, version, properties } = told;
      // The four clients send their product with every check-in; what is for another one is never installed.
      if (told.product !== product) return noUpdate('nothing is released for this product here');
      if (!parseVersion(version)) return noUpdate('the version of the device is not a version by SemVer');
      const at = now && { at: new Date(now()) };
      const offer = offerTo({ version, properties, bucket: bucketOf(id), ...at });
      return { deviceId: id, offer, answer: { status: 200, body: checkInAnswer(publicUrl, offer) } };
    },
  };
};

/** Only what the index itself lists is ever offered. */
const NO_ARCHIVE = { pages: [], groups: [] };

/** The answer to a report: always the same, because nobody keeps it (Ioto contract, “Apply and report”). */
export const reportAnswer = nothing;

interface ToldBody {
  readonly id: string;
  readonly product: string;
  readonly version: string;
  readonly properties: Readonly<Record<string, PolicyValue>>;
}

/**
 * What a device tells: `id`, `product`, `version` and its properties, as texts from the updaters and as real types from the agent.
 * A property that is there twice is refused, because an updater’s own property may be another `version` (Ioto contract, “Check”).
 */
const readBody = (body: Uint8Array): ToldBody | WebAnswer => {
  if (body.length > MAX_BODY_BYTES) return refusal(413, 'the check-in is too large');
  const { value, problems } = parseJsonText(body, { file: 'check-in', maxBytes: MAX_BODY_BYTES, roundsIntegers: true });
  if (problems.length > 0) return refusal(400, faultOf(problems[0]?.code));
  const properties = deviceProperties(value);
  if (!properties) return refusal(400, 'the check-in is no JSON object');
  const [id, product, version] = ['id', 'product', 'version'].map((name) => textOf(properties, name));
  if (id === undefined || product === undefined || version === undefined)
    return refusal(400, 'the check-in lacks id, product or version');
  if (id.length > MAX_ID_LENGTH || version.length > MAX_VERSION_LENGTH)
    return refusal(400, 'id or version of the check-in is too long');
  return { id, product, version, properties };
};

/** Never a part of what was sent. */
const faultOf = (code: string | undefined): string =>
  code === 'config-json-duplicate-key' ? 'the check-in has a property twice' : 'the check-in is no JSON';

const textOf = (properties: Readonly<Record<string, PolicyValue>>, name: string): string | undefined => {
  const found = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
};

const publicUrlOf = (site: unknown): string | undefined => {
  const found = typeof site === 'object' && site !== null ? Reflect.get(site, 'publicUrl') : undefined;
  return typeof found === 'string' ? found : undefined;
};
