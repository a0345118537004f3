import { expect, test } from 'vitest';
import { headerFilesSchema } from '../../src/project/header-files-schema.js';
import { codesOf, judgeKey } from '../support/judge-key.js';

test.each([
  // value | kinds, or codes
  [undefined, []],
  [['netlify'], ['netlify']],
  [
    ['cloudflare', 'netlify', 'nginx'],
    ['cloudflare', 'netlify', 'nginx'],
  ],
  [['nginx', 'nginx'], ['project-list-duplicate headerFiles[1]']],
  [['apache'], ['project-unknown-choice headerFiles[0]']],
  ['nginx', ['project-wrong-type headerFiles']],
])('headerFiles %j', (value, expected) => {
  const judgement = judgeKey('headerFiles', headerFilesSchema, value);
  expect('value' in judgement ? judgement.value : codesOf(judgement)).toEqual(expected);
});
