import type { SeenRequest } from '../fault-proxy.js';
import { FAULT_KINDS, type Fault, type FaultKind, type Lasting } from './fault.js';

type Asked = Pick<SeenRequest, 'number' | 'bodyBytes'>;

const LASTING: readonly Lasting[] = ['once', 'for-good'];

/** A request without a body can't be cut in the middle of it. */
const fits = (kind: FaultKind, { bodyBytes }: Asked): boolean => kind !== 'cut-request' || bodyBytes > 0;

/** Every fault at every request, once and for good. */
export const everyFault = (requests: readonly Asked[]): readonly Fault[] =>
  requests.flatMap((request) =>
    FAULT_KINDS.filter((kind) => fits(kind, request)).flatMap((kind) =>
      LASTING.map((lasting) => ({ kind, at: request.number, lasting })),
    ),
  );

/** Has no divisor in common with the number of kinds, so that the walk below comes by all of them. */
const STRIDE = 7;
const NEEDS_BODY: FaultKind = 'cut-request';
const ANYWHERE = FAULT_KINDS.filter((kind) => kind !== NEEDS_BODY);

/**
 * A number of faults, spread: every request meets several kinds, and every kind meets several requests, once and for
 * good in turn.
 *
 * @param start with which kind it begins, so that two spreads over like requests differ.
 */
export const spreadFaults = (requests: readonly Asked[], count: number, start = 0): readonly Fault[] => {
  const bodies = requests.filter((request) => fits(NEEDS_BODY, request));
  const share = Math.min(bodies.length * LASTING.length, Math.ceil(count / FAULT_KINDS.length) + 1, count);
  return [...walk(bodies, [NEEDS_BODY], share, start), ...walk(requests, ANYWHERE, count - share, start)];
};

/** The first `count` pairs of request and kind, in rounds over the requests in which the kinds move on. */
const walk = (
  requests: readonly Asked[],
  kinds: readonly FaultKind[],
  count: number,
  start: number,
): readonly Fault[] => {
  const pairs = requests.length * kinds.length * LASTING.length;
  const faults = new Map<string, Fault>();
  const used = new Map<FaultKind, number>();
  for (let step = 0; faults.size < count && step < pairs; step += 1) {
    const [round, place] = [Math.floor(step / requests.length), step % requests.length];
    const request = requests[place];
    const kind = kinds[(start + step + round * STRIDE) % kinds.length];
    if (!request || !kind) continue;
    const before = used.get(kind) ?? kinds.indexOf(kind);
    used.set(kind, before + 1);
    const lasting = before % LASTING.length === 0 ? 'once' : 'for-good';
    faults.set(`${request.number} ${kind} ${lasting}`, { kind, at: request.number, lasting });
  }
  return [...faults.values()];
};
