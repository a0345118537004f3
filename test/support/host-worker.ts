/** A program that uses a directory host, for tests in which several processes do so at once or are killed meanwhile. */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { OtaError } from '../../src/errors/ota-error.js';
import { directoryHost } from '../../src/hosts/directory.js';
import type { Host } from '../../src/hosts/host.js';
import { publish } from './small-release.js';

const text = (value: string): Uint8Array => Buffer.from(value);

/** Waits for a file that lets all workers go at the same moment. */
const gate = async (file: string): Promise<void> => {
  while (!existsSync(file)) await sleep(1);
};

/** Adds one line to a pointer, again and again, under compare-and-swap. */
const append = async (host: Host, path: string, name: string, times: number): Promise<void> => {
  for (let i = 0; i < times; ) {
    const stored = await host.read(path);
    const before = stored ? Buffer.from(stored.bytes).toString() : '';
    const outcome = await host.replace(path, text(`${before}${name}.${i}\n`), stored?.etag);
    if (outcome === 'replaced') i += 1;
  }
};

const run = async ([command, root = '', ...rest]: readonly string[]): Promise<unknown> => {
  const host = directoryHost(root);
  const [first = '', second = '', third = ''] = rest;
  switch (command) {
    case 'append':
      await gate(third);
      return append(host, 'pointer', first, Number(second));
    case 'create':
      await gate(second);
      return host.create('revisions/00000001.json', { kind: 'bytes', bytes: text(first) });
    case 'publish':
      return publish(host, first);
    case 'preflight':
      return host.preflight();
    default:
      throw new Error(`no such command: ${command}`);
  }
};

try {
  console.log(JSON.stringify((await run(process.argv.slice(2))) ?? null));
} catch (error) {
  if (!(error instanceof OtaError)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
