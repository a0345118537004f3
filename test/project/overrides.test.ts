import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeOverrides } from '../../src/project/overrides.js';
import { projectSchema } from '../../src/project/schema.js';

const HERE = resolve('/work/here');
const declared = projectSchema.parse({ product: 'gw', models: ['a'], version: '1.0.0', host: 'site', channel: 'beta' });

describe('judgeOverrides', () => {
  test('replaces what the project file says, paths from the working directory', () => {
    const overrides = judgeOverrides(
      {
        version: 'file:VERSION',
        host: '../out',
        publicUrl: 'https://example.com/',
        channel: 'stable',
        bundleRoot: 'payload',
      },
      HERE,
    );
    expect(overrides.problems).toEqual([]);
    expect(overrides.apply(declared)).toEqual({
      ...declared,
      version: { kind: 'file', path: join(HERE, 'VERSION') },
      host: resolve(HERE, '../out'),
      publicUrl: 'https://example.com',
      channel: 'stable',
      bundle: { ...declared.bundle, root: join(HERE, 'payload') },
    });
  });

  test('leaves alone what isn’t given, and file URLs as they are', () => {
    expect(judgeOverrides({}, HERE).apply(declared)).toEqual(declared);
    expect(judgeOverrides({ host: 'file:///srv' }, HERE).apply(declared).host).toBe('file:///srv');
  });

  test('names the flag as the place of what it overrides', () => {
    const { place } = judgeOverrides({ bundleRoot: 'x', publicUrl: 'https://example.com' }, HERE);
    expect(['bundle.root', 'publicUrl', 'version', 'product'].map(place)).toEqual([
      { file: '--root' },
      { file: '--public-url' },
      undefined,
      undefined,
    ]);
  });

  test.each([
    // override | code | place
    [{ version: '1.2' }, 'version-not-semver', '--version'],
    [{ version: 'pacakge.json' }, 'project-version-source-unknown', '--version'],
    [{ host: 's3://x' }, 'project-host-unsupported', '--host'],
    [{ host: '~/x' }, 'project-path-invalid', '--host'],
    [{ publicUrl: 'x' }, 'project-url-invalid', '--public-url'],
    [{ channel: '' }, 'project-channel-invalid', '--channel'],
    [{ bundleRoot: ' ' }, 'project-text-empty', '--root'],
  ])('%j gives %s', (given, code, flag) => {
    const { problems, apply } = judgeOverrides(given, HERE);
    expect(problems).toMatchObject([{ code, place: { file: flag } }]);
    expect(apply(declared)).toEqual(declared);
  });
});
