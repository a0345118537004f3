import { cpSync, existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { checkOut } from './check-out.js';
import type { Texts } from './read-workflow.js';
import type { Running } from './run.js';
import type { Action, StepEnd } from './surroundings.js';

const DONE: StepEnd = { outcome: 'success', outputs: {}, log: '' };

/** What other actions would do on GitHub, done in the folder of the run. */
export const actionsOf = (run: Running): Readonly<Record<string, Action>> => ({
  'actions/checkout': async (given, workspace) => {
    await checkOut(run, {
      directory: resolve(workspace, given.path ?? '.'),
      revision: given.ref === undefined ? run.commit : `refs/remotes/origin/${given.ref}`,
      persistCredentials: given['persist-credentials'] !== 'false',
    });
    return DONE;
  },
  'actions/upload-pages-artifact': (given, workspace) => uploadPages(given, workspace, run),
  'actions/deploy-pages': ({ artifact_name: name = 'github-pages' }) => {
    const artifact = artifactOf(run, name);
    if (!existsSync(artifact)) return { ...DONE, outcome: 'failure', log: `no artifact ${name}\n` };
    run.published.pages = artifact;
    return { ...DONE, outputs: { page_url: 'https://example.github.io/plant/' } };
  },
  'github/codeql-action/upload-sarif': (given, workspace) => {
    run.published.findings.push(readFileSync(join(workspace, given.sarif_file ?? ''), 'utf8'));
    return DONE;
  },
});

/** The artifact of a run: a second one of the same name is refused, also of another attempt. */
const uploadPages = ({ name = 'github-pages', path = '_site/' }: Texts, workspace: string, run: Running): StepEnd => {
  const artifact = artifactOf(run, name);
  if (existsSync(artifact)) throw new Error(`two artifacts are called ${name}`);
  const hidden = /^\.(?!$)/;
  cpSync(join(workspace, path), artifact, { recursive: true, filter: (file) => !hidden.test(basename(file)) });
  return DONE;
};

const artifactOf = ({ directory }: Running, name: string): string => join(directory, 'artifacts', name);
