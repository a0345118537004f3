const encoder = new TextEncoder();

/**
 * DSSE's pre-authentication encoding, the bytes that are signed: `DSSEv1 <length> <type> <length> <payload>`, lengths in
 * bytes and decimal. Source: DSSE v1.0, protocol.md, "Signature Definition".
 */
export const pae = (payloadType: string, payload: Uint8Array): Uint8Array => {
  const type = encoder.encode(payloadType);
  return Buffer.concat([
    encoder.encode(`DSSEv1 ${type.length} `),
    type,
    encoder.encode(` ${payload.length} `),
    payload,
  ]);
};
