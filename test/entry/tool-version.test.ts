import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { toolVersion } from '../../src/entry/tool-version.js';

describe('toolVersion', () => {
  test('says that it runs from source', () => {
    expect(toolVersion).toBe('0.0.0-source');
  });

  test('is the version that the build puts in', async () => {
    const { outputFiles } = buildSync({
      entryPoints: [fileURLToPath(new URL('../../src/entry/tool-version.ts', import.meta.url))],
      define: { OTA_RELEASE_VERSION: '"1.2.3"' },
      format: 'esm',
      write: false,
    });
    const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
    expect(await import(`data:text/javascript;base64,${code}`)).toMatchObject({ toolVersion: '1.2.3' });
  });
});
