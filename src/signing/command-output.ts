import { decodeBase64 } from './base64.js';
import { SIGNATURE_BYTES } from './ed25519.js';

/** 64 bytes in hex, with line ends here and there. */
export const MAX_SIGNATURE_OUTPUT_BYTES = 1024;

/** The signature that a program wrote: 64 raw bytes, or a text that is base64 or hex, with any line ends. Undefined for anything else. */
export const signatureIn = (output: Uint8Array): Uint8Array | undefined => {
  if (output.length === SIGNATURE_BYTES) return Uint8Array.from(output);
  const text = Buffer.from(output).toString('latin1').replaceAll(/\s+/g, '');
  const bytes = /^[0-9a-f]{128}$/i.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : decodeBase64(text);
  return bytes?.length === SIGNATURE_BYTES ? bytes : undefined;
};
