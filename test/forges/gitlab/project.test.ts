import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask, demand } from '../../../src/forges/gitlab/ask.js';
import { projectQuestion } from '../../../src/forges/gitlab/project.js';
import { type GitlabFixture, gitlabFixture, JOB } from '../../support/gitlab/fixture.js';

let on: GitlabFixture;
beforeEach(async () => {
  on = await gitlabFixture();
});
afterEach(() => on.stop());

it('finds a project in its groups, with the role of whoever asks', async () => {
  expect(await demand(projectQuestion(on.client()))).toEqual({
    path_with_namespace: 'group/sub/project',
    archived: false,
    readme_url: null,
    permissions: { project_access: { access_level: 30 }, group_access: null },
  });
});

it('is refused to a job’s token, as if there were no such project', async () => {
  expect(await ask(projectQuestion(on.client(JOB)))).toMatchObject({
    kind: 'refused',
    refusal: { status: 404, words: '404 Project Not Found' },
  });
});
