import { describe, expect, test } from 'vitest';
import { hostSetup } from '../../../src/commands/init/host-setup.js';
import { findings, outcomeLines, remarks, stepLines } from '../../../src/commands/init/told.js';

const seen = {
  product: 'pump',
  version: '1.2.0',
  versionSource: 'package.json',
  versionFile: 'package.json',
  directory: '/pump',
  git: { below: '', origin: '', tags: [] },
  contract: { samples: [] },
  hints: [],
} as const;
const answers = {
  product: 'pump',
  models: ['pump'],
  forges: ['github'],
  host: hostSetup('site', '--host'),
  publicUrl: 'https://updates.example.com',
  families: [],
  refresh: true,
} as const;
const nothing = { written: [], kept: [] };

describe('what is told', () => {
  test('a line for each thing that was found', () => {
    expect(findings(seen)).toEqual(['version 1.2.0 from package.json']);
    const more = {
      ...seen,
      copiedFrom: 'CMakeLists.txt',
      bundleRoot: 'payload',
      contract: { schema: 'config.schema.json', samples: [] },
      changelog: 'CHANGELOG.md',
      hints: [{ family: 'zos', seen: 'a.flist' }],
    } as const;
    expect(findings(more)).toEqual([
      'version 1.2.0, copied from CMakeLists.txt: raise both',
      'bundle in payload (it has an update.sh)',
      'config schema config.schema.json',
      'notes from CHANGELOG.md',
      'devices zos (a.flist)',
    ]);
    expect(findings({ ...seen, versionSource: 'tag' })).toEqual(['version from tags, the next one 1.2.0']);
    expect(findings({ ...seen, versionSource: '1.2.0' })).toEqual(['no version: it begins with 1.2.0']);
  });

  test('remarks on what was not done', () => {
    expect(remarks(seen, answers, nothing)).toEqual([]);
    expect(remarks({ ...seen, git: { ...seen.git, below: 'apps/pump' } }, answers, nothing)[0]).toContain(
      'No pipeline',
    );
    expect(remarks({ ...seen, workspace: 'go.work' }, answers, nothing)[0]).toContain('go.work names several');
    expect(remarks(seen, answers, { ...nothing, kept: ['.gitignore'] })[0]).toContain('/site/');
  });

  test('the key’s file is named, and whether it was there', () => {
    const key = { directory: '/keys', secretFile: '/keys/ota.key', publicKey: 'x', found: false };
    expect(outcomeLines('/pump', { ...nothing, key }, false)).toEqual([
      'wrote  ../keys/ota.key (the secret key, readable by you alone)',
    ]);
    expect(outcomeLines('/pump', { ...nothing, key: { ...key, found: true } }, true)[0]).toMatch(
      /^would keep .*it was there/,
    );
  });

  test('steps are numbered, their commands below them', () => {
    const steps = [
      { does: 'Push', commands: ['git push'], otherwise: 'the web' },
      { does: 'Wait', commands: [] },
    ];
    expect(stepLines(steps)).toEqual(['  1. Push:', '       git push', '     or on the web: the web', '  2. Wait.']);
  });
});
