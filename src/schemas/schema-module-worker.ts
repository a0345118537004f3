import { register } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { convertExport, type ModuleOutcome } from './zod-conversion.js';

/** What the worker is asked: a module to load, and values for its schema to judge. */
export interface ModuleRequest {
  readonly moduleUrl: string;
  readonly loaderUrl: string;
  readonly values: readonly unknown[];
}

/** What the worker answers with, once. */
export type ModuleAnswer = ModuleOutcome | { readonly kind: 'failed'; readonly code: string; readonly reason: string };

const failure = (error: unknown): ModuleAnswer => ({
  kind: 'failed',
  code: error instanceof Error && 'code' in error ? String(error.code) : '',
  reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
});

/** Loads the module and converts its default export. A fault of the module is an answer too. */
export const answerRequest = async ({ moduleUrl, loaderUrl, values }: ModuleRequest): Promise<ModuleAnswer> => {
  try {
    register(loaderUrl);
    const module: unknown = await import(moduleUrl);
    const exported = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
    return await convertExport(exported, values);
  } catch (error) {
    return failure(error);
  }
};

const isRequest = (data: unknown): data is ModuleRequest =>
  typeof data === 'object' && data !== null && 'moduleUrl' in data;

if (parentPort && isRequest(workerData)) parentPort.postMessage(await answerRequest(workerData));
