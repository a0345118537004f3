import { describe, expect, it } from 'vitest';
import {
  packageFileShape,
  projectShape,
  protectedTagsShape,
  releaseShape,
  tagShape,
} from '../../../src/forges/gitlab/shapes.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('the parts of answers that are read', () => {
  it.each([
    // what, shape, answer, what is read of it
    [
      'a tag',
      tagShape,
      { name: 'v1', target: COMMIT, commit: { id: COMMIT, title: 'x' }, protected: true },
      { name: 'v1', target: COMMIT, commit: { id: COMMIT } },
    ],
    ['a project as guests see it', projectShape, { path_with_namespace: 'g/p' }, { path_with_namespace: 'g/p' }],
    [
      'a rule for a deploy key',
      protectedTagsShape,
      [{ name: 'v*', create_access_levels: [{ id: 1, access_level: 40, deploy_key_id: 2 }] }],
      [{ name: 'v*', create_access_levels: [{ access_level: 40, deploy_key_id: 2 }] }],
    ],
    [
      'a release without an address of its own',
      releaseShape,
      { tag_name: 'v1', assets: { count: 4, links: [] } },
      { tag_name: 'v1', assets: { links: [] } },
    ],
  ])('%s', (_what, shape, answer, expected) => {
    expect(shape.parse(answer)).toEqual(expected);
  });

  it.each([
    // what is wrong, shape, answer
    ['a tag on something that is no commit', tagShape, { name: 'v1', target: 'abc', commit: { id: COMMIT } }],
    ['a tag without a commit', tagShape, { name: 'v1', target: COMMIT, commit: null }],
    ['a file without a digest', packageFileShape, { id: 1, file_name: 'a', file_sha256: null }],
    ['a release without links', releaseShape, { tag_name: 'v1', assets: {} }],
  ])('refuses %s', (_what, shape, answer) => {
    expect(shape.safeParse(answer).success).toBe(false);
  });
});
