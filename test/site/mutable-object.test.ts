import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { carryOut, dueWrite, isCopied, type MutableObject } from '../../src/site/mutable-object.js';
import { memoryHost } from '../support/memory-host.js';

const sourceOf = (text: string) => ({
  path: `bundles/${text}.zip`,
  size: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
});
const hostWith = (...objects: readonly (readonly [string, string])[]) =>
  memoryHost({ objects: new Map(objects.map(([path, text]) => [path, Buffer.from(text)])) });

const DOCUMENT: MutableObject = { path: 'document', bytes: Buffer.from('new') };
const COPY: MutableObject = { path: 'copy', copyOf: sourceOf('new') };
const SHARED: MutableObject = {
  path: 'shared',
  over: (standing) =>
    Buffer.from(
      Buffer.from(standing ?? [])
        .toString()
        .replace(/ new$|$/, ' new'),
    ),
};

describe('an object that is not to be there', () => {
  const gone: MutableObject = { path: 'gone', absent: true };

  test('is due no write where nothing is there', async () => {
    expect(await dueWrite(hostWith(), gone)).toBeUndefined();
  });

  test.each(['', 'old'])('is removed where %j is there, which is not read', async (text) => {
    const host = hostWith(['gone', text]);
    const read: string[] = [];
    host.before = (operation) => void read.push(operation);
    const due = await dueWrite(host, gone);
    expect(due).toMatchObject({ path: 'gone', content: undefined });
    expect(due && (await carryOut(host, due))).toBe('replaced');
    expect(host.objects.has('gone')).toBe(false);
    expect(read).not.toContain('read');
  });
});

describe.each([
  // an object, what stands there when it is in line
  [DOCUMENT, 'new'],
  [COPY, 'new'],
  [SHARED, 'others new'],
] as const)('%j', (object, right) => {
  const bundle = ['bundles/new.zip', 'new'] as const;

  test('is due no write where it is in line', async () => {
    expect(await dueWrite(hostWith(bundle, [object.path, right]), object)).toBeUndefined();
  });

  test.each(['absent', 'others'])('is brought in line where it is %s', async (standing) => {
    const host = standing === 'absent' ? hostWith(bundle) : hostWith(bundle, [object.path, standing]);
    const due = await dueWrite(host, object);
    if (!due) throw new Error('nothing is due');
    expect(await carryOut(host, due)).toBe('replaced');
    expect(await dueWrite(host, object)).toBeUndefined();
  });

  test('is lost to another’s write in between', async () => {
    const host = hostWith(bundle, [object.path, 'others']);
    const due = await dueWrite(host, object);
    host.objects.set(object.path, Buffer.from('somebody else'));
    expect(due && (await carryOut(host, due))).toBe('lost');
  });
});

test('only a copy is one', () => {
  expect([DOCUMENT, COPY, SHARED].filter(isCopied)).toEqual([COPY]);
});
