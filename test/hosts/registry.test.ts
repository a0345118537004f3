import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHost } from '../../src/hosts/registry.js';
import { hostSurroundings } from '../support/host-surroundings.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

describe('openHost', () => {
  test('opens a directory, which need not be there yet', async () => {
    const path = join(temporaryDirectory(), 'site');
    const host = await openHost({ kind: 'directory', path }, hostSurroundings());
    expect([host.kind, host.location]).toEqual(['directory', path]);
    expect(await host.read('latest')).toBeUndefined();
    expect(existsSync(path)).toBe(false);
    await host.create('latest', { kind: 'bytes', bytes: Buffer.from('"1.0.0"') });
    expect(Buffer.from((await host.read('latest'))?.bytes ?? []).toString()).toBe('"1.0.0"');
  });
});
