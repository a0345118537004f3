import { File } from 'node:buffer';
import { expect, test } from 'vitest';
import { addressOf, carriedSource, folderSource } from '../../../src/page/browser/source.js';

test('addresses mean the very path', () => {
  expect(addressOf('../', 'bundles/a b?#%.zip')).toBe('../bundles/a%20b%3F%23%25.zip');
});

test('what the page carries is read by path, own keys alone, and bounded', async () => {
  const source = carriedSource({ 'index.json': '{}' }, '');
  expect(await source.read('index.json', { maxBytes: 2 })).toMatchObject({ kind: 'good' });
  expect(await source.read('index.json', { maxBytes: 1 })).toMatchObject({ kind: 'bad' });
  expect(await source.read('toString', { maxBytes: 9 })).toMatchObject({ kind: 'bad', missing: true });
});

test('a folder is read from where its index is, the nearest to the top', async () => {
  const file = (path: string): File => Object.assign(new File([path], 'x'), { webkitRelativePath: path });
  const source = folderSource(
    [file('usb/site/channels/beta/index.json'), file('usb/site/index.json'), file('usb/site/1.0.0')],
    'index.json',
    '',
  );
  const read = await source?.read('1.0.0', { maxBytes: 100 });
  expect(read?.kind === 'good' && Buffer.from(read.value).toString()).toBe('usb/site/1.0.0');
  expect(folderSource([file('usb/readme')], 'index.json', '')).toBeUndefined();
});
