import { describe, expect, test } from 'vitest';
import * as library from '../src/index.js';
import { baseEnvironment } from './support/cli.js';
import { inputsOf } from './support/step-states.js';
import { PUBLIC_KEY, SECRET } from './support/workspace.js';
import { workspaces } from './support/workspaces.js';

const newWorkspace = workspaces();

describe('the library', () => {
  test('offers these names, and no default', () => {
    expect(Object.keys(library).sort()).toEqual([
      'OtaError',
      'auditSite',
      'check',
      'createServices',
      'directorySource',
      'httpSource',
      'lintPolicy',
      'openPublisher',
      'parsePolicy',
      'parsePublicKey',
      'policyMatches',
      'readTrust',
      'release',
      'silentReporter',
    ]);
  });

  test('checks, releases and audits as the command line does', async () => {
    const w = newWorkspace();
    const { services, cleanUp } = library.createServices({
      environment: { ...baseEnvironment, OTA_SIGNING_KEY: SECRET },
      directory: w.repo,
    });
    const inputs = inputsOf(w);
    const made = services(library.silentReporter);
    expect(await library.check(made, { ...inputs, intent: 'check' })).toMatchObject({ version: '1.0.0', findings: [] });
    expect(await library.release(made, inputs)).toMatchObject({ outcome: 'published', latest: '1.0.0' });
    cleanUp();
    const { trust } = await library.readTrust([PUBLIC_KEY], 1, {
      readFile: () => Promise.reject(new Error('no file')),
    });
    if (!trust) throw new Error('the key is not trusted');
    const report = await library.auditSite(await library.directorySource(w.site), { trust, now: made.clock() });
    expect(report).toMatchObject({ problems: [], channels: [{ product: 'pump', latest: '1.0.0' }] });
  });

  test('throws the one error class, with every problem', async () => {
    const w = newWorkspace({ extra: 'colour: red\n' });
    const { services } = library.createServices({ environment: baseEnvironment, directory: w.repo });
    const failed = library.check(services(library.silentReporter), inputsOf(w, { intent: 'check' }));
    await expect(failed).rejects.toBeInstanceOf(library.OtaError);
    await expect(failed).rejects.toMatchObject({
      code: 'project-unknown-key',
      exitCode: 2,
      problems: [{ severity: 'error' }],
    });
  });
});
