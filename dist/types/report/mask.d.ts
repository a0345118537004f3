/** Gives a text with every secret in it replaced by `***`. */
export type Mask = (text: string) => string;
/**
 * A mask for these secrets: as they are, trimmed, line by line, and in the encodings in which secrets slip into logs:
 * base64 (also as a part of something longer, as in a Basic authorization header), base64url, hex, URI and form
 * encoding, JSON. Secrets of fewer than 4 characters are left alone.
 */
export declare const createMask: (secrets: readonly string[]) => Mask;
/** Every form in which a secret could slip into a log, the secret itself first; none of fewer than 4 characters. */
export declare const secretForms: (secret: string) => readonly string[];
