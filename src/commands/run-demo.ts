import { resolve } from 'node:path';
import { done, type RunCommand } from './context.js';
import { runDemo } from './demo/run-demo.js';

/** `demo [dir]`: the whole way from nothing to an updated device, in a new folder. */
export const runDemoCommand: RunCommand = async ({ operands, directory, print, runtime }) => {
  await runDemo({ directory: resolve(directory, operands[0] ?? 'ota-demo'), ...runtime, print });
  return done;
};
