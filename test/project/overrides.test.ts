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
      host: { kind: 'directory', path: resolve(HERE, '../out') },
      publicUrl: 'https://example.com',
      channel: 'stable',
      bundle: { ...declared.bundle, root: join(HERE, 'payload') },
    });
  });

  test('leaves alone what isn’t given, and file URLs as they are', () => {
    expect(judgeOverrides({}, HERE).apply(declared)).toEqual(declared);
    expect(judgeOverrides({ host: 'file:///srv' }, HERE).apply(declared).host).toEqual({
      kind: 'directory',
      path: 'file:///srv',
    });
  });

  test('replaces the whole host by one of another kind, and how the public URL is asked', () => {
    const given = {
      host: 's3://updates/gw?region=auto',
      oneAtATime: true,
      publicCheck: 'off',
      publicWaitSeconds: 0,
      forge: 'git',
    } as const;
    expect(judgeOverrides(given, HERE).apply({ ...declared, host: { kind: 'http-put', url: 'https://a' } })).toEqual({
      ...declared,
      host: { kind: 's3', bucket: 'updates', prefix: 'gw/', region: 'auto' },
      oneAtATime: true,
      publicCheck: 'off',
      publicWait: 0,
      forge: 'git',
    });
  });

  test('a switch that is off overrides one that is on', () => {
    const on = { ...declared, oneAtATime: true };
    expect(judgeOverrides({ oneAtATime: false }, HERE).apply(on).oneAtATime).toBe(false);
  });

  test('names the flag as the place of what it overrides', () => {
    const { place } = judgeOverrides(
      {
        bundleRoot: 'x',
        publicUrl: 'https://example.com',
        publicWaitSeconds: 5,
        origins: { publicWait: 'OTA_PUBLIC_WAIT' },
      },
      HERE,
    );
    expect(['bundle.root', 'publicUrl', 'publicWait', 'version', 'product'].map(place)).toEqual([
      { file: '--root' },
      { file: '--public-url' },
      { file: 'OTA_PUBLIC_WAIT' },
      undefined,
      undefined,
    ]);
  });

  test.each([
    // override | code | place
    [{ version: '1.2' }, 'version-not-semver', '--version'],
    [{ version: 'pacakge.json' }, 'project-version-source-unknown', '--version'],
    [{ host: 'ftp://x' }, 'project-host-unsupported', '--host'],
    [{ host: 's3://x' }, 'project-host-url-invalid', '--host'],
    [{ publicWaitSeconds: -1 }, 'project-number-out-of-range', '--public-wait'],
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
