import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { multipartForm } from '../../../src/devices/connhex/multipart.js';
import { temporaryDirectories } from '../../support/temporary.js';

const newDirectory = temporaryDirectories();

const formOf = (bytes: Uint8Array, promised: Uint8Array = bytes, filename = 'pump-1.0.0.zip') => {
  const path = join(newDirectory(), 'a.zip');
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(promised).digest('hex');
  const body = { kind: 'file', path, size: promised.length, sha256 } as const;
  const texts = { version: '1.0.0', note: 'línea 1\nline 2' };
  return multipartForm(texts, { name: 'bin', filename, mediaType: 'application/zip', body });
};

const wholeOf = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

test('is read by another reader as it was meant, and is as long as it says', async () => {
  const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256));
  const form = formOf(bytes);
  const whole = await wholeOf(form.stream);
  expect(whole.length).toBe(form.size);
  const read = await new Response(whole, { headers: { 'content-type': form.contentType } }).formData();
  expect([...read.keys()]).toEqual(['version', 'note', 'bin']);
  expect(read.get('note')).toBe('línea 1\nline 2');
  const file = read.get('bin');
  if (!(file instanceof File)) throw new Error('there is no file');
  expect([file.name, file.type]).toEqual(['pump-1.0.0.zip', 'application/zip']);
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
});

test('a file’s name can’t end its header', async () => {
  const form = formOf(Buffer.from('zip'), undefined, 'a"\r\nX: y.zip');
  const whole = (await wholeOf(form.stream)).toString();
  expect(whole).toContain('filename="a%22%0D%0AX: y.zip"');
});

test('a file that is another one than was promised ends the form before its end', async () => {
  const form = formOf(Buffer.from('tampered'), Buffer.from('promised'));
  await expect(wholeOf(form.stream)).rejects.toMatchObject({ code: 'host-source-changed' });
  expect(form.fault()).toMatchObject({ code: 'host-source-changed' });
});
