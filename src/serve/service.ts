import type { EnvelopeTrust } from '../signing/verify-envelope.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { type CheckIn, type CheckInDesk, checkInDesk, purposeOf, reportAnswer } from './check-in.js';
import { indexKeeper, NoIndex } from './index-keeper.js';
import type { LimitStore } from './limit-store.js';
import { verifiedIndex } from './verified-index.js';
import { noUpdate, refusal, type WebAnswer } from './web-answer.js';

/** A body that could not be taken. */
export type BodyFault = 'too large' | 'too slow';

/** A request, whichever server took it. */
export interface DeviceRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Reads the body, within limits of size and time. */
  readonly body: () => Promise<Uint8Array | BodyFault>;
}

/** What a service of check-ins needs. */
export interface ServiceOptions {
  /** The bytes of the channel’s `index.json`. @throws whatever keeps it from being read. */
  readonly readIndex: () => Promise<Uint8Array>;
  readonly trust: EnvelopeTrust;
  readonly channel: string;
  /** Seconds that an index is taken without asking again. */
  readonly cacheSeconds: number;
  readonly limit?: LimitStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told of what keeps devices from answers: nothing of a request is in it. */
  readonly onFault?: (error: unknown) => void;
}

/** Answers devices. Never throws. */
export interface CheckInService {
  readonly answer: (request: DeviceRequest) => Promise<WebAnswer>;
  /** The index that answers are given from now. @throws NoIndex. */
  readonly index: () => Promise<IndexPredicate>;
}

/** A service that answers check-ins and reports of Ioto devices from the signed index of a site, and keeps nothing else. */
export const checkInService = (options: ServiceOptions): CheckInService => {
  const { readIndex, trust, channel, cacheSeconds, now } = options;
  const keep = indexKeeper({
    load: async () => verifiedIndex(await readIndex(), channel, trust),
    now,
    freshMs: cacheSeconds * 1000,
  });
  const desks = new WeakMap<IndexPredicate, CheckInDesk>();
  const deskOf = (predicate: IndexPredicate): CheckInDesk | undefined => {
    const desk = desks.get(predicate) ?? checkInDesk(predicate, now);
    if (desk) desks.set(predicate, desk);
    return desk;
  };
  return {
    index: async () => (await keep()).predicate,
    answer: async (request) => {
      const purpose = purposeOf(request.path);
      if (!purpose) return refusal(404, 'devices check in at tok/provision/update');
      if (request.method !== 'POST') return { ...refusal(405, 'devices check in with POST'), allow: 'POST' };
      try {
        const body = await request.body();
        if (purpose === 'report') return reportAnswer;
        if (body === 'too large') return refusal(413, 'the check-in is too large');
        if (body === 'too slow') return refusal(408, 'the check-in took too long');
        const desk = deskOf((await keep()).predicate);
        if (!desk) return noUpdate('nothing is released for Ioto here');
        const judged = desk.judge(body);
        return 'status' in judged ? judged : await withinLimit(judged, options.limit);
      } catch (error) {
        options.onFault?.(error);
        return error instanceof NoIndex
          ? refusal(503, 'there is no index that can be trusted at hand')
          : refusal(500, 'the check-in could not be answered');
      }
    },
  };
};

/** Ioto contract, “Selection and distribution policy”: limits come last, and an exact one needs a count that all instances share. */
const withinLimit = async ({ deviceId, offer, answer }: CheckIn, limit: LimitStore | undefined): Promise<WebAnswer> => {
  if (!offer || !limit) return answer;
  return (await limit.take(offer.version, deviceId)) ? answer : noUpdate('the release has reached its limit');
};
