import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../../src/devices/device-family.js';
import { checkTemplate } from '../../../src/devices/ivy/check-template.js';
import { channelOf, ivyRepository, readTemplate, templateText } from '../../support/ivy.js';
import { ivyInput, ivyProject } from '../../support/ivy-input.js';

const repository = ivyRepository();

const found = async (changes: Partial<CheckInput> = {}) =>
  (await checkTemplate(ivyInput(repository(), changes))).map(({ code, severity, place }) =>
    `${severity} ${code} ${place?.file}:${place?.line ?? ''} ${place?.path ?? ''}`.trim(),
  );

const withTemplate = (text: string): Partial<CheckInput> => ({
  contract: { template: readTemplate(text), samples: [] },
});
const FILE = 'config/config.template.json';

describe('checkTemplate', () => {
  test('takes a template as it should be', async () => {
    expect(await found()).toEqual([]);
  });

  test('asks for a template', async () => {
    const project = ivyProject({}, { config: {} });
    expect(await found({ project, contract: undefined })).toEqual([
      'warning ivy-template-missing ota-release.yaml: config',
    ]);
  });

  test('says nothing of one that can’t be read, which is a finding of its own', async () => {
    expect(await found({ contract: { samples: [] } })).toEqual([]);
  });

  test('asks for the keys that every device reads', async () => {
    expect(await found(withTemplate('{\n  "general": {\n    "config_revision": 1.5\n  }\n}'))).toEqual([
      `error ivy-template-key ${FILE}:3 general.config_revision`,
      `error ivy-template-key ${FILE}:2 general.software_version`,
    ]);
  });

  test.each(['1.2.3-dev.1', '1.2.3-rc', '1.2.3-rc.1.2'])('refuses %s, which SemVer takes', async (version) => {
    expect(await found({ ...withTemplate(templateText(version)), version })).toEqual([
      'error config-version-grammar ota-release.yaml: version',
    ]);
  });

  test.each(['1.2.3', '1.2.3-alpha.0', '1.2.3-beta.4', '1.2.3-rc.12'])('takes %s', async (version) => {
    expect(await found({ ...withTemplate(templateText(version)), version })).toEqual([]);
  });

  test.each([
    // updater.repository | updater.provider_host | options | codes
    ['team/logger', 'updates.example.com', {}, []],
    ['team/logger', 'updates.example.com:8443', { repository: 'team/logger', host: 'updates.example.com:8443' }, []],
    ['...', '<host>', { repository: 'team/logger' }, []],
    ['team/logger; reboot', 'example.com', {}, ['ivy-template-unsafe']],
    ['team/logger', 'example.com/$(id)', {}, ['ivy-template-unsafe']],
    [
      'team/other',
      'example.org',
      { repository: 'team/logger', host: 'example.com' },
      ['ivy-template-moved', 'ivy-template-moved'],
    ],
  ])('an updater of %s at %s', async (name, host, options, codes) => {
    const text = JSON.stringify({
      general: { config_revision: 1, software_version: '1.4.0' },
      updater: { repository: name, provider_host: host },
    });
    const problems = await checkTemplate(
      ivyInput(repository(), { ...withTemplate(text), project: ivyProject(options) }),
    );
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('the revision', () => {
  const publishedWith = (revision: number, asked: string[] = []): Partial<CheckInput> => ({
    channel: channelOf(['1.0.0', '1.3.0', '1.5.0']),
    published: {
      families: {},
      template: async (version) => {
        asked.push(version);
        return Buffer.from(JSON.stringify({ general: { config_revision: revision, software_version: version } }));
      },
    },
  });

  test('is above that of the release before', async () => {
    const asked: string[] = [];
    expect(await found(publishedWith(6, asked))).toEqual([]);
    expect(asked).toEqual(['1.3.0']);
  });

  test.each([7, 8])('7 is ignored by whoever took %i', async (revision) => {
    expect(await found(publishedWith(revision))).toEqual([
      `warning ivy-revision-not-raised ${FILE}:3 general.config_revision`,
    ]);
  });

  test('-1 is one that a backend counts up from', async () => {
    expect(
      await found({ ...publishedWith(-1), ...withTemplate(templateText('1.4.0', { config_revision: -1 })) }),
    ).toEqual([]);
  });
});
