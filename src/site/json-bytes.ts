import { createHash } from 'node:crypto';

const encoder = new TextEncoder();

/** A value as the bytes that are published: compact JSON in UTF-8, one line, so that a shell's `read` takes it too. */
export const jsonBytes = (value: unknown): Uint8Array => encoder.encode(`${JSON.stringify(value)}\n`);

/** Lowercase hex SHA-256. */
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
