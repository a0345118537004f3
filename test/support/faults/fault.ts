/** An answer that a proxy makes up. */
export interface MadeUpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const PLAIN = { 'content-type': 'text/plain' };
const PAGE = '<!doctype html>\n<html><head><title>Not found</title></head><body>Nothing here.</body></html>\n';

/** What a server, or something between it and the tool, may say instead of the truth. */
export const ANSWERS = {
  '500': { status: 500, headers: PLAIN, body: 'something broke\n' },
  '502': { status: 502, headers: PLAIN, body: 'bad gateway\n' },
  '503': { status: 503, headers: PLAIN, body: 'busy\n' },
  '503-retry-now': { status: 503, headers: { ...PLAIN, 'retry-after': '0' }, body: 'busy\n' },
  '503-retry-later': { status: 503, headers: { ...PLAIN, 'retry-after': '1' }, body: 'busy\n' },
  '429-retry-later': { status: 429, headers: { ...PLAIN, 'retry-after': '1' }, body: 'slow down\n' },
  '403': { status: 403, headers: PLAIN, body: 'no\n' },
  // A fallback page, or the log-in of a network: whatever is asked, it is fine.
  'soft-404': { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE },
} as const satisfies Readonly<Record<string, MadeUpAnswer>>;

export type AnswerName = keyof typeof ANSWERS;

/** What happens to the connection or the bytes of one exchange. */
const WIRE_FAULTS = [
  /** Nobody listens: the connection is reset, and no other comes about for a moment. */
  'refuse',
  /** The connection ends before the server has seen anything. */
  'cut-before',
  /** The server gets half of the request's body, then the connection ends on both sides. */
  'cut-request',
  /** The server gets it all and answers; the answer never comes. */
  'cut-after',
  /** The connection is reset in the middle of the answer. */
  'cut-answer',
  /** It takes a moment. */
  'delay',
  /** Half of the answer's body, with the length of the half. */
  'truncate-right-length',
  /** Half of the answer's body, with the length of the whole. */
  'truncate-wrong-length',
  /** The server gets the request twice; the second answer is what comes back. */
  'duplicate',
] as const;

type WireFault = (typeof WIRE_FAULTS)[number];

/** A made-up answer, given instead of passing the request on, or after the server has done it. */
type AnswerFault = `${AnswerName} ${'instead' | 'after'}`;

export type FaultKind = WireFault | AnswerFault;

const ANSWER_NAMES = Object.keys(ANSWERS).filter((name): name is AnswerName => name in ANSWERS);

export const FAULT_KINDS: readonly FaultKind[] = [
  ...WIRE_FAULTS,
  ...ANSWER_NAMES.flatMap((name): readonly FaultKind[] => [`${name} instead`, `${name} after`]),
];

/** `once`: the next try of the request goes through. `for-good`: every request from this one on meets it. */
export type Lasting = 'once' | 'for-good';

/** A fault that meets one request of a run, or all from that one on. */
export interface Fault {
  readonly kind: FaultKind;
  /** The number of the request, from 1. */
  readonly at: number;
  readonly lasting: Lasting;
}

/** The made-up answer of a fault, and when it is given; undefined where the fault is one of the wire. */
export const answerOf = (
  kind: FaultKind,
): { readonly answer: MadeUpAnswer; readonly when: 'instead' | 'after' } | undefined => {
  for (const name of ANSWER_NAMES)
    for (const when of ['instead', 'after'] as const)
      if (kind === `${name} ${when}`) return { answer: ANSWERS[name], when };
  return undefined;
};

/** What a retry gets over: a connection that broke, or a server that is busy. Everything else is for people to look at. */
export const isPassing = (kind: FaultKind): boolean => {
  const madeUp = answerOf(kind);
  return madeUp ? madeUp.answer.status === 429 || madeUp.answer.status >= 500 : kind !== 'truncate-right-length';
};

/** `request 7: 503 instead, once`: how a test names a fault. */
export const faultText = ({ kind, at, lasting }: Fault): string => `request ${at}: ${kind}, ${lasting}`;
