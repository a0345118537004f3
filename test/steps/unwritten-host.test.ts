import { expect, it } from 'vitest';
import { unwrittenHost } from '../../src/steps/unwritten-host.js';
import { memoryHost } from '../support/memory-host.js';

it('says what creating an object would come to, and creates nothing', async () => {
  const host = memoryHost();
  const body = (text: string) => ({ kind: 'bytes' as const, bytes: new TextEncoder().encode(text) });
  await host.create('there', body('one'));
  const unwritten = unwrittenHost(host);
  expect(await unwritten.create('there', body('one'))).toBe('same');
  expect(await unwritten.create('there', body('two'))).toBe('other');
  expect(await unwritten.create('elsewhere', body('one'))).toBe('created');
  expect([...host.objects.keys()]).toEqual(['there']);
  expect((await unwritten.read('there'))?.bytes).toEqual(body('one').bytes);
});
