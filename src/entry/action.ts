import process from 'node:process';
import { getInput, setSecret } from '@actions/core';
import { secretForms } from '../report/mask.js';
import { actionEnvironment, actionSecrets } from './action-environment.js';
import { toolVersion } from './tool-version.js';

// Before anything else: whatever is printed later, the runner hides these.
for (const secret of actionSecrets(process.env, getInput)) for (const form of secretForms(secret)) setSecret(form);

// Before anything heavy is loaded, so that the log shows at once what runs.
process.stdout.write(`ota-release ${toolVersion}\n`);

const environment = actionEnvironment(process.env, getInput);
// No child process is to inherit a secret that is none of its business.
for (const name of Object.keys(process.env)) if (!Object.hasOwn(environment, name)) delete process.env[name];

const { runAction } = await import('./run-action.js');
process.exitCode = await runAction({ process, environment });
