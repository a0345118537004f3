import { encodeBase64 } from '../../../src/signing/base64.js';
import { signEnvelope } from '../../../src/signing/dsse.js';
import type { Envelope } from '../../../src/signing/envelope.js';
import { pae } from '../../../src/signing/pae.js';
import { PAYLOAD_TYPE } from '../../../src/site/statement.js';
import { testSigner } from '../signing.js';
import { type VectorFile, vectorJson } from './vector-file.js';

/** Whether readers take it: `either` where the format leaves it to them. */
export type Verdict = 'accept' | 'refuse' | 'either';

interface DsseCase {
  readonly name: string;
  readonly verdict: Verdict;
  readonly rule?: string;
  readonly keys?: readonly string[];
  readonly threshold?: number;
  readonly text: string;
}

const payload = Buffer.from(
  '{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"urn:example","predicate":{}}\n',
);

const signed = (names: readonly string[], type = PAYLOAD_TYPE): Promise<Envelope> =>
  signEnvelope(type, payload, names.map(testSigner));

const textOf = (envelope: unknown): string => `${JSON.stringify(envelope)}\n`;

/** The group order, little-endian: what turns a good S into another one that careless readers take too. */
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const withLargerS = (signature: Uint8Array): Uint8Array => {
  const scalar = Buffer.from(signature.subarray(32)).reverse().toString('hex');
  const raised = (BigInt(`0x${scalar}`) + GROUP_ORDER).toString(16).padStart(64, '0');
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(raised, 'hex').reverse()]);
};

const damaged = (sig: string): string =>
  encodeBase64(Buffer.from(sig, 'base64').map((byte, at) => (at === 7 ? byte ^ 1 : byte)));

/** Envelopes that a reader takes or refuses, under the trust that stands with each. */
export const dsseVectors = async (): Promise<VectorFile> => {
  const one = await signed(['release']);
  const two = await signed(['release', 'second']);
  const foreign = await signed(['release', 'stranger']);
  const [sigA, sigB] = two.signatures;
  const [own, alien] = foreign.signatures;
  if (!sigA || !sigB || !own || !alien) throw new RangeError('two signers make two signatures');
  const { keyid, sig } = sigA;
  const sealed = (signatures: readonly unknown[], more: object = {}): string => textOf({ ...one, signatures, ...more });
  const good = (name: string, text: string, more: Partial<DsseCase> = {}): DsseCase => ({
    name,
    verdict: 'accept',
    ...more,
    text,
  });
  const bad = (rule: string, name: string, text: string, more: Partial<DsseCase> = {}): DsseCase => ({
    name,
    verdict: 'refuse',
    rule,
    ...more,
    text,
  });
  const cases: readonly DsseCase[] = [
    good('one key', textOf(one)),
    good('two keys, both needed', textOf(two), { keys: ['release', 'second'], threshold: 2 }),
    good('two keys, one needed', textOf(two), { keys: ['release', 'second'] }),
    good('two keys, one of them trusted', textOf(two), { keys: ['second'] }),
    good('a good signature after one of an unknown key', sealed([alien, own])),
    good(
      'a broken signature of an unknown key beside a good one',
      sealed([own, { ...alien, sig: damaged(alien.sig) }]),
    ),
    good(
      'a signature of another algorithm under an unknown key',
      sealed([{ keyid: 'pq', sig: encodeBase64(new Uint8Array(96)) }, sigA]),
    ),
    good(
      'keys in another order, and blanks',
      `{ "signatures": ${JSON.stringify(one.signatures)},\n "payload": "${one.payload}", "payloadType": "${one.payloadType}" }`,
    ),
    bad('R-16', 'a key that nobody trusts', textOf(await signed(['stranger']))),
    bad('R-16', 'one of two that are needed', textOf(one), { keys: ['release', 'second'], threshold: 2 }),
    bad('R-12', 'the same signature twice, two needed', sealed([sigA, sigA]), {
      keys: ['release', 'second'],
      threshold: 2,
    }),
    bad('R-16', 'the same key twice, once without its name, two needed', sealed([sigA, { keyid: '', sig }]), {
      keys: ['release', 'second'],
      threshold: 2,
    }),
    bad('R-16', 'the same key twice, once under another name, two needed', sealed([sigA, { keyid: sigB.keyid, sig }]), {
      keys: ['release', 'second'],
      threshold: 2,
    }),
    bad('R-15', 'a bit of the signature', sealed([{ keyid, sig: damaged(sig) }])),
    bad(
      'R-15',
      'an S that is not below the group order',
      sealed([{ keyid, sig: encodeBase64(withLargerS(Buffer.from(sig, 'base64'))) }]),
    ),
    bad(
      'R-15',
      'a signature of 63 bytes',
      sealed([{ keyid, sig: encodeBase64(Buffer.from(sig, 'base64').subarray(0, 63)) }]),
    ),
    bad(
      'R-15',
      'a signature of 65 bytes',
      sealed([{ keyid, sig: encodeBase64(Buffer.concat([Buffer.from(sig, 'base64'), Buffer.of(0)])) }]),
    ),
    bad(
      'R-15',
      'a signature over the payload instead of its encoding',
      sealed([{ keyid, sig: encodeBase64(await testSigner().sign(payload)) }]),
    ),
    bad(
      'R-15',
      'a signature over another type',
      sealed([{ keyid, sig: encodeBase64(await testSigner().sign(pae('text/plain', payload))) }]),
    ),
    bad('R-13', 'another type, signed', textOf(await signed(['release'], 'application/json'))),
    bad(
      'R-15',
      'another payload',
      textOf({ ...one, payload: encodeBase64(Buffer.concat([payload, Buffer.from('\n')])) }),
    ),
    bad(
      'R-6',
      'a payload whose length is no multiple of four',
      textOf({ ...one, payload: `${one.payload.replace(/=+$/, '')}AAAAA` }),
    ),
    bad('R-6', 'a payload in the alphabet for URLs', textOf({ ...one, payload: `-${one.payload.slice(1)}` })),
    bad(
      'R-6',
      'a payload with a line end',
      textOf({ ...one, payload: `${one.payload.slice(0, 76)}\n${one.payload.slice(76)}` }),
    ),
    bad(
      'R-6',
      'a signature with bits set in its last digit',
      sealed([{ keyid, sig: sig.replace(/.==$/, (end) => `${end === 'B==' ? 'C' : 'B'}==`) }]),
    ),
    bad('R-2', 'a key twice', textOf(one).replace('{', '{"payload":"e30K",')),
    bad('R-2', 'a key twice, once escaped', textOf(one).replace('{', '{"p\\u0061yload":"e30K",')),
    bad('R-2', 'a byte order mark', `\ufeff${textOf(one)}`),
    bad('R-4', 'no payload', textOf({ payloadType: one.payloadType, signatures: one.signatures })),
    bad('R-4', 'signatures that are no list', textOf({ ...one, signatures: one.signatures[0] })),
    bad('R-12', 'no signatures', sealed([])),
    {
      name: '65 signatures',
      verdict: 'either',
      rule: 'R-12',
      text: sealed([sigA, ...Array.from({ length: 64 }, (_, at) => ({ keyid: `k${at}`, sig: 'AA==' }))]),
    },
    {
      name: 'the same signature twice, one needed',
      verdict: 'either',
      rule: 'R-12',
      text: sealed([sigA, sigA]),
    },
    bad('R-4', 'an envelope in a list', textOf([one])),
    { name: 'a good signature that doesn’t name its key', verdict: 'either', rule: 'R-16', text: sealed([{ sig }]) },
    {
      name: 'a good signature under the name of an unknown key',
      verdict: 'either',
      rule: 'R-16',
      text: sealed([{ keyid: alien.keyid, sig }]),
    },
    {
      name: 'a broken signature of a trusted key beside a good one',
      verdict: 'either',
      rule: 'R-17',
      keys: ['release', 'second'],
      text: sealed([sigA, { ...sigB, sig: damaged(sigB.sig) }]),
    },
    { name: 'a key beside the envelope’s', verdict: 'either', rule: 'R-11', text: sealed(one.signatures, { more: 1 }) },
    { name: 'a key beside a signature’s', verdict: 'either', rule: 'R-11', text: sealed([{ ...sigA, more: 1 }]) },
  ];
  return vectorJson(
    'dsse.json',
    'Envelopes as texts. "keys" are names of keys.json that the reader trusts (["release"]) and "threshold" how many of them must have signed (1).',
    {
      cases,
    },
  );
};
