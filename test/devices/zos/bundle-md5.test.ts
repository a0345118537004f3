import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleMd5 } from '../../../src/devices/zos/bundle-md5.js';
import { temporaryDirectories } from '../../support/temporary.js';

const newDirectory = temporaryDirectories();

test.each([
  // content | MD5 (RFC 1321, A.5)
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['abc', '900150983cd24fb0d6963f7d28e17f72'],
])('of %j is bare hex, without a line break', async (content, md5) => {
  const file = join(newDirectory(), 'bundle.zip');
  writeFileSync(file, content);
  const { family, path, body } = await bundleMd5({ file, path: 'bundles/a.gateway-1.0.0.zip' });
  expect({ family, path }).toEqual({ family: 'zos', path: 'bundles/a.gateway-1.0.0.zip.md5' });
  expect(body.kind === 'bytes' && Buffer.from(body.bytes).toString()).toBe(md5);
});

test('a bundle that is gone ends it', async () => {
  await expect(bundleMd5({ file: join(newDirectory(), 'none'), path: 'bundles/a.zip' })).rejects.toThrow('ENOENT');
});
