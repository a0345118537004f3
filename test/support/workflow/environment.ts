import { baseEnvironment } from '../cli.js';

const {
  GIT_AUTHOR_NAME: _a,
  GIT_AUTHOR_EMAIL: _b,
  GIT_COMMITTER_NAME: _c,
  GIT_COMMITTER_EMAIL: _d,
  ...rest
} = baseEnvironment;

/** The environment of the tests without an identity for git: a runner has none. */
export const anonymous: NodeJS.ProcessEnv = rest;
