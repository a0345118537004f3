import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadProject } from '../../src/project/load.js';
import type { Project } from '../../src/project/project.js';
import { testedProject } from '../../src/steps/tested-project.js';
import { draftOf } from '../support/channel.js';

const { predicate } = draftOf('1.0.0').statement;

let declared: Project;
beforeAll(async () => {
  const { project } = await loadProject({
    directory: fileURLToPath(new URL('../../', import.meta.url)),
    overrides: {},
  });
  if (!project) throw new Error('this repository has no project');
  declared = project;
});

const projectOf = (changes: Partial<Project>): Project => ({ ...declared, families: {}, ...changes });

describe('the project of a release that was made before', () => {
  test('has the facts of the release, and none that the work tree has instead', () => {
    const project = projectOf({
      channel: 'stable',
      models: ['tl-900'],
      upgradeFrom: '>=9.0.0',
      barrier: 'new',
      provenance: 'on',
      families: { zos: { flist: 'https://new.example/{version}' }, ioto: { policy: 'x', samples: ['a.json'] } },
    });
    const { upgradeFrom, barrier, ...tested } = testedProject(project, predicate);
    expect([upgradeFrom, barrier]).toEqual([undefined, undefined]);
    expect(tested).toMatchObject({ channel: 'stable', models: ['tl-100'], attachments: [], provenance: 'off' });
    expect(tested.families).toEqual({
      zos: { flist: undefined, storage: undefined },
      ioto: { policy: undefined, samples: ['a.json'] },
    });
  });

  test('has what it says to devices', () => {
    const release = {
      ...predicate,
      upgradeFrom: '>=1.0.0',
      barrier: { reason: 'new partitions' },
      policy: '[version] < 2',
      zos: { flist: 'https://hub.example/1.0.0.flist', storage: 'zdb://hub.example:9900' },
    };
    const families = { zos: {}, ioto: { samples: [] } };
    expect(testedProject(projectOf({ families }), release)).toMatchObject({
      upgradeFrom: '>=1.0.0',
      barrier: 'new partitions',
      families: { zos: release.zos, ioto: { policy: '[version] < 2' } },
    });
    expect(testedProject(projectOf({}), release).families).toEqual({});
  });
});
