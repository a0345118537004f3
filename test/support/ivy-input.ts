import { join } from 'node:path';
import type { CheckInput } from '../../src/devices/device-family.js';
import { resolveProject } from '../../src/project/resolve.js';
import { projectSchema } from '../../src/project/schema.js';
import { silentReporter } from '../../src/report/silent.js';
import type { Repository } from '../../src/repository/repository.js';
import { baseEnvironment } from './cli.js';
import { readTemplate, templateText } from './ivy.js';

/** A project of Ivy devices, as it is once it is resolved. `directory` need not exist. */
export const ivyProject = (options: object = {}, keys: object = {}, directory = '/project') =>
  resolveProject(
    projectSchema.parse({
      product: 'roof-das',
      models: ['pi'],
      publicUrl: 'https://updates.example.com',
      config: { template: 'config/config.template.json' },
      devices: { ivy: options },
      ...keys,
    }),
    [],
    {
      file: join(directory, 'ota-release.yaml'),
      shownFile: 'ota-release.yaml',
      workingDirectory: directory,
      place: (path) => ({ file: 'ota-release.yaml', path }),
    },
  );

/** What the rules are judged with. */
export const ivyInput = (repository: Repository, changes: Partial<CheckInput> = {}): CheckInput => ({
  project: ivyProject({}, {}, repository.root),
  version: '1.4.0',
  tag: 'v1.4.0',
  repository,
  contract: { template: readTemplate(templateText('1.4.0')), samples: [] },
  reporter: silentReporter,
  directory: repository.root,
  workDirectory: () => Promise.reject(new Error('no directory is needed')),
  openFetch: () => Promise.reject(new Error('no network is needed')),
  environment: baseEnvironment,
  clock: () => new Date(0),
  secret: () => undefined,
  entries: [],
  channel: undefined,
  servesDotFiles: true,
  published: undefined,
  intent: 'check',
  connection: false,
  proposal: false,
  ...changes,
});
