import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { answerRequest, type ModuleRequest } from '../../src/schemas/schema-module-worker.js';
import { projectFiles } from './project-files.js';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const loaderUrl = pathToFileURL(join(dist, 'typescript-loader.js')).href;

it('answers with the fault of a module that can’t be loaded', async () => {
  const request: ModuleRequest = {
    moduleUrl: 'file:///nowhere/schema.mjs',
    loaderUrl: 'file:///nowhere/loader.js',
    values: [],
  };
  expect(await answerRequest(request)).toMatchObject({ kind: 'failed', code: 'ERR_MODULE_NOT_FOUND' });
});

it('answers once from a thread, with what the default export is', async () => {
  const directory = await projectFiles({ 'schema.mjs': 'export default { a: 1 };' });
  const workerData: ModuleRequest = {
    moduleUrl: pathToFileURL(join(directory, 'schema.mjs')).href,
    loaderUrl,
    values: [],
  };
  const worker = new Worker(join(dist, 'schema-module-worker.js'), { workerData, env: {} });
  const answers: unknown[] = [];
  worker.on('message', (answer) => answers.push(answer));
  expect(await new Promise((done) => worker.once('exit', done))).toBe(0);
  expect(answers).toEqual([{ kind: 'no-schema', found: 'a plain object' }]);
});
