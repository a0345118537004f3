const encoder = new TextEncoder();

/**
 * DSSE's pre-authentication encoding, the bytes that are signed: `DSSEv1 <length> <type> <length> <payload>`, lengths in
 * bytes and decimal. Source: DSSE v1.0, protocol.md, "Signature Definition".
 */
export const pae = (payloadType: string, payload: Uint8Array): Uint8Array => {
  const length = encoder.encode(payloadType).length;
  const head = encoder.encode(`DSSEv1 ${length} ${payloadType} ${payload.length} `);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
};
