import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fail, OtaError } from '../errors/ota-error.js';
import type { Place } from '../errors/problem.js';
import type { ConfigText } from './config-text.js';
import { type FileScope, readInputFile, shownPath } from './input-files.js';
import type { LoadedSchema } from './json-schema.js';
import { schemaDocument } from './schema-document.js';
import type { JsonSchema } from './schema-keywords.js';
import { lintSchema } from './schema-lint.js';
import type { ModuleAnswer, ModuleRequest } from './schema-module-worker.js';
import type { Violation } from './violation.js';

/** How long a module may take to load and judge: TypeScript and zod need well under a second. */
const MODULE_TIMEOUT_MS = 20_000;

/** Memory a module may take, MiB. */
const MODULE_HEAP_MB = 512;

/** Characters of a module’s own error message that are shown. */
const MAX_REASON = 300;

/** The built file beside this one; from source, the one that the build has put into dist/. */
const builtUrl = (name: string): URL =>
  new URL(`${import.meta.url.endsWith('.ts') ? '../../dist' : '.'}/${name}.js`, import.meta.url);

/** Where a module is, and what bounds it. */
export interface ModuleOptions extends FileScope {
  readonly timeoutMs?: number;
}

interface Conversion {
  readonly json: JsonSchema;
  readonly judgements: readonly (readonly Violation[])[];
}

/**
 * The zod 4 schema that a module exports as default, as JSON Schema 2020-12 of its input. The module runs in a thread without
 * environment variables, for a bounded time. Refinements have no JSON Schema: `judgeOwn` asks the module’s own schema.
 */
export const loadZodModule = async (file: string, options: ModuleOptions): Promise<LoadedSchema> => {
  const shown = shownPath(file, options);
  try {
    await readInputFile(file, options);
    const { json } = await convert(file, [], options);
    const judgeOwn = async (texts: readonly ConfigText[]) =>
      (
        await convert(
          file,
          texts.map(({ value }) => value),
          options,
        )
      ).judgements;
    const place = (): Place => ({ file: shown });
    return {
      document: schemaDocument(json, { file: shown, judgeOwn }),
      problems: lintSchema(json, { place, keyPlace: place }),
    };
  } catch (error) {
    if (error instanceof OtaError) return { problems: error.problems };
    throw error;
  }
};

const convert = async (file: string, values: readonly unknown[], options: ModuleOptions): Promise<Conversion> => {
  const request: ModuleRequest = {
    moduleUrl: pathToFileURL(file).href,
    loaderUrl: builtUrl('typescript-loader').href,
    values,
  };
  const timeoutMs = options.timeoutMs ?? MODULE_TIMEOUT_MS;
  return conversionOf(await ask(request, timeoutMs), { file: shownPath(file, options) }, timeoutMs);
};

type Answer = ModuleAnswer | { readonly kind: 'timed-out' };

const ask = async (request: ModuleRequest, timeoutMs: number): Promise<Answer> => {
  // No environment: the signing secret must not be where a schema can see it. No output: it would mix with ours.
  const worker = new Worker(builtUrl('schema-module-worker'), {
    workerData: request,
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MODULE_HEAP_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'timed-out' }), timeoutMs);
      worker.once('message', resolve);
      worker.once('error', (error) => resolve({ kind: 'failed', code: '', reason: String(error) }));
      worker.once('exit', (status) =>
        resolve({ kind: 'failed', code: '', reason: `it ended its thread with status ${status}` }),
      );
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};

const conversionOf = (answer: Answer, place: Place, timeoutMs: number): Conversion => {
  switch (answer.kind) {
    case 'schema':
      return answer;
    case 'timed-out':
      throw fail('config-module-timed-out', { timeoutMs }, { place });
    case 'zod-3':
      throw fail('config-module-zod-3', {}, { place });
    case 'no-schema':
      throw fail('config-module-no-schema', { found: answer.found }, { place });
    case 'not-json':
      throw fail('config-module-not-json', { reason: oneLine(answer.reason) }, { place });
    case 'failed':
      throw loadFailure(answer.code, oneLine(answer.reason), place);
  }
};

const loadFailure = (code: string, reason: string, place: Place): OtaError =>
  code === 'ERR_MODULE_NOT_FOUND' && /Cannot find package 'zod'/.test(reason)
    ? fail('config-module-no-zod', { reason }, { place })
    : fail('config-module-failed', { reason }, { place });

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_REASON).replace(/\.$/, '');
