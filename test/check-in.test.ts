import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { encodePublicKey } from '../src/signing/public-key.js';
import { checkInBody, iotoPredicate, signedIndex } from './support/ioto.js';
import { testSigner } from './support/signing.js';

/** What every platform for functions has, and nothing of Node.js; arrays of bytes are those that the others give. */
const WEB_GLOBALS = {
  AbortSignal,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  Uint8Array,
  atob,
  clearTimeout,
  setTimeout,
};

type Fetch = (url: string) => Promise<Response>;

interface EdgeEntry {
  readonly createCheckInHandler: (options: object) => (request: Request) => Promise<Response>;
}

/** The entry as a program of a platform would have it: bundled for the web, run where only the web’s globals are. */
const onTheEdge = async (fetch: Fetch): Promise<{ readonly entry: EdgeEntry; readonly imports: readonly string[] }> => {
  const options = { bundle: true, write: false, metafile: true, target: 'es2022' } as const;
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [new URL('../src/check-in.ts', import.meta.url).pathname],
    format: 'iife',
    globalName: 'edge',
    platform: 'browser',
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text ?? '';
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
  return { entry: runInNewContext(`${text}; edge`, { ...WEB_GLOBALS, fetch }) as EdgeEntry, imports };
};

test('the handler needs nothing of Node.js, and answers where only the web’s own globals are', async () => {
  const bytes = await signedIndex(iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0', policy: 'memory >= 256' }]));
  const { entry, imports } = await onTheEdge(async () => new Response(Buffer.from(bytes)));
  expect(imports.filter((path) => path.startsWith('node:'))).toEqual([]);
  const key = encodePublicKey(testSigner().publicKey, 'base64');
  const faults: unknown[] = [];
  const handler = entry.createCheckInHandler({
    site: 'https://updates.example.com',
    keys: [key],
    onFault: (error: unknown) => faults.push(error),
  });
  const ask = async (body: string) => {
    const request = new Request('https://devices.example.com/tok/provision/update', { method: 'POST', body });
    return (await handler(request)).text();
  };
  const first = await ask(checkInBody({ memory: '512' }));
  expect(faults).toEqual([]);
  expect(JSON.parse(first).version).toBe('1.1.0');
  expect(await ask(checkInBody({ memory: 64 }))).toBe('{}');
  expect(JSON.parse(await ask('{"id":1,"id":2}'))).toEqual({ error: 'the check-in has a property twice' });
});
