import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hostSetup } from '../../../src/commands/init/host-setup.js';
import { projectFileText } from '../../../src/commands/init/project-file.js';

const detected = { product: 'pump', version: '1.2.0', versionSource: 'package.json', versionFile: 'package.json' };

const textOf = (project: Parameters<typeof projectFileText>[0], host = 'site'): string =>
  projectFileText(project, { host: hostSetup(host, '--host'), serialised: true });

describe('projectFileText', () => {
  test('names the product and the file that holds the version', () => {
    expect(parse(textOf(detected))).toEqual({
      product: 'pump',
      models: ['pump'],
      version: 'package.json',
      bundle: { root: 'bundle' },
      config: {
        schema: 'config/config.schema.json',
        foreignSchema: 'config/foreign-config.schema.json',
        template: 'config/template.json',
      },
      host: 'site',
      publicUrl: 'https://updates.example.com',
      signing: { trustedKeys: [] },
    });
  });

  test('quotes a version of its own, which YAML could else read as a number', () => {
    expect(textOf({ ...detected, version: '0.1.0', versionSource: '0.1.0' })).toContain('\nversion: "0.1.0"\n');
  });

  test('says where else the version stands, where there is a template', () => {
    expect(textOf(detected)).toContain('# Raise it in config/template.json as well');
    const bare = { contract: { samples: [] } };
    expect(projectFileText(detected, { host: hostSetup('site', '--host'), serialised: true }, bare)).not.toContain(
      'as well',
    );
  });

  test('puts a pre-release into a channel of its own', () => {
    expect(parse(textOf({ ...detected, version: '1.2.0-rc.1' }))).toMatchObject({ channel: 'beta' });
  });

  test('has the host that it is given, and the word that goes with it', () => {
    expect(parse(textOf(detected, 'branch:gh-pages'))).toMatchObject({ host: 'branch:gh-pages' });
    expect(parse(textOf(detected, 'https://dav.example.com'))).toMatchObject({
      host: 'https://dav.example.com',
      oneAtATime: true,
    });
  });

  test('says how to make a key', () => {
    expect(textOf(detected)).toContain('ota-release keys generate');
  });
});
