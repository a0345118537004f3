import { decodeBase64 } from '../../signing/base64.js';
import { pae } from '../../signing/pae.js';
import { isSignatureOf } from './ed25519.js';
import { counted } from './format.js';
import { bad, good, type Judged } from './judged.js';
import type { PageTrust } from './keys.js';
import { isObject } from './shape.js';
import { PAYLOAD_TYPE } from './statement-shapes.js';
import { strictJson } from './strict-json.js';

/** What enough trusted keys have signed. */
export interface Vouched {
  readonly payload: unknown;
  /** Ids of the trusted keys that signed, each once. */
  readonly keyIds: readonly string[];
}

interface Parts {
  readonly payload: Uint8Array;
  readonly signatures: readonly { readonly keyid: string; readonly sig: Uint8Array }[];
}

/** Each signature of a trusted key costs a verification; a team has a handful of signers. */
const MAX_SIGNATURES = 64;

/**
 * The payload of a DSSE v1 envelope that enough different trusted keys have signed, as strict as `ota-release verify`: base64 in its one
 * spelling, no key named twice, and a signature that names a trusted key has to fit even where others suffice.
 *
 * @param extraKeys whether the object may have further keys, as an upgrade object has.
 */
export const openEnvelope = (bytes: Uint8Array, trust: PageTrust, { extraKeys = false } = {}): Judged<Vouched> => {
  const json = strictJson(bytes);
  if (json.kind === 'bad') return json;
  const parts = partsOf(json.value, extraKeys);
  if (parts.kind === 'bad') return parts;
  const signed = signersOf(parts.value, trust);
  if (signed.kind === 'bad') return signed;
  const payload = strictJson(parts.value.payload);
  return payload.kind === 'bad' ? payload : good({ payload: payload.value, keyIds: signed.value });
};

const partsOf = (value: unknown, extraKeys: boolean): Judged<Parts> => {
  if (!isObject(value)) return bad('it is no signed object');
  const unknown = Object.keys(value).find((key) => !['payloadType', 'payload', 'signatures'].includes(key));
  if (!extraKeys && unknown !== undefined) return bad(`it has the key “${unknown}”, which nobody signed`);
  if (value.payloadType !== PAYLOAD_TYPE) return bad(`its payloadType is not ${PAYLOAD_TYPE}`);
  const payload = bytesOf(value.payload);
  if (!payload) return bad('its payload is no canonical base64');
  const { signatures } = value;
  if (!Array.isArray(signatures) || signatures.length === 0) return bad('it has no signature');
  if (signatures.length > MAX_SIGNATURES) return bad(`it has ${signatures.length} signatures`);
  const read = signatures.map((signature: unknown) => signatureOf(signature));
  const whole = read.flatMap((signature) => (signature ? [signature] : []));
  if (whole.length < read.length) return bad('one of its signatures is malformed');
  const named = whole.map(({ keyid }) => keyid).filter((keyid) => keyid !== '');
  if (new Set(named).size < named.length) return bad('two of its signatures name the same key');
  return good({ payload, signatures: whole });
};

const signatureOf = (value: unknown): Parts['signatures'][number] | undefined => {
  if (!isObject(value) || Object.keys(value).some((key) => key !== 'keyid' && key !== 'sig')) return undefined;
  const { keyid = '' } = value;
  const sig = bytesOf(value.sig);
  return typeof keyid === 'string' && sig ? { keyid, sig } : undefined;
};

const bytesOf = (value: unknown): Uint8Array | undefined =>
  typeof value === 'string' && value !== '' ? decodeBase64(value) : undefined;

const signersOf = ({ payload, signatures }: Parts, trust: PageTrust): Judged<readonly string[]> => {
  const message = pae(PAYLOAD_TYPE, payload);
  const keyIds = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const key = trust.keys.find(({ keyId }) => keyId === keyid);
    if (!key) continue;
    if (!isSignatureOf(message, sig, key.raw))
      return bad(`the signature of key ${keyid.slice(0, 12)}… doesn’t fit what it is on`);
    keyIds.add(keyid);
  }
  const need = Math.max(1, trust.threshold);
  if (keyIds.size >= need) return good([...keyIds]);
  const others = signatures.length - keyIds.size;
  return bad(
    `${keyIds.size} of ${need} trusted keys signed it${others > 0 ? `; ${counted(others, 'signature')} by other keys` : ''}`,
  );
};
