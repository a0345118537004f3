/** A program that publishes to a branch, for tests in which it is killed meanwhile. */
import { branchHost } from '../../src/hosts/git-branch.js';
import { hostSurroundings } from './host-surroundings.js';
import { publish } from './small-release.js';

const [remote = '', work = '', bundle = ''] = process.argv.slice(2);
const host = await branchHost(
  { kind: 'git-branch', branch: 'gh-pages', folder: '', remote },
  hostSurroundings({ environment: process.env, workDirectory: async () => work }),
);
await publish(host, bundle);
console.log(await host.flush?.());
