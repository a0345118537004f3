import { describe, expect, test } from 'vitest';
import { hostTarget } from '../../src/transfer/copy-target.js';
import { memoryHost } from '../support/memory-host.js';
import { failureOf } from '../support/step-states.js';

const body = (text: string) => ({ kind: 'bytes' as const, bytes: Buffer.from(text) });

describe('a host as the target of a copy', () => {
  test('creates what is absent, takes what is the same, and refuses what differs', async () => {
    const host = memoryHost();
    const target = hostTarget(host);
    expect(await target.create('bundles/a.zip', body('one'))).toBe(true);
    expect(await target.create('bundles/a.zip', body('one'))).toBe(false);
    const failure = await failureOf(() => target.create('bundles/a.zip', body('two')));
    expect(failure).toMatchObject({ code: 'transfer-object-differs' });
    expect(failure.message).toBe('bundles/a.zip is in memory with other bytes than the signed ones.');
    expect(host.writes).toEqual(['create bundles/a.zip']);
  });

  test('digests what it holds, with what minisign signs', async () => {
    const target = hostTarget(memoryHost());
    expect(await target.digest('bundles/a.zip')).toBeUndefined();
    await target.create('bundles/a.zip', body('one'));
    expect(await target.digest('bundles/a.zip')).toMatchObject({ size: 3, blake2b512: expect.any(Uint8Array) });
  });

  test.each([
    // what the host says is best, whether objects are handed over one by one
    [undefined, false],
    [8, false],
    [1, true],
  ])('that takes %s at once is given objects in turn: %s', (uploadsAtOnce, inTurn) => {
    const host = memoryHost();
    const capabilities = { ...host.capabilities, ...(uploadsAtOnce === undefined ? {} : { uploadsAtOnce }) };
    expect(hostTarget({ ...host, capabilities })).toMatchObject({ parallel: 4, inTurn });
  });
});
