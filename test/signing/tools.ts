import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';

/** A seed that is the same each time, of its own for each name. */
export const seedOf = (name: string): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest());

/** Runs with a fresh directory, which is removed afterwards. */
export const inDirectory = async <T>(run: (directory: string) => T | Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'ota-signing-'));
  try {
    return await run(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** Runs a program of the machine; `input` goes to its standard input. */
export const runTool = (command: string, args: readonly string[], options: { cwd: string; input?: string }) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
};

/** The OtaError that an operation throws. */
export const errorOf = async (operation: () => unknown): Promise<OtaError> => {
  try {
    await operation();
  } catch (error) {
    expect(error).toBeInstanceOf(OtaError);
    if (error instanceof OtaError) return error;
  }
  throw new Error('nothing was thrown');
};

/** The bytes with one bit changed. */
export const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, index) => (index === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte));
