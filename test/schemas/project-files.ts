import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { type ConfigText, configText } from '../../src/schemas/config-text.js';

const directories: string[] = [];

afterEach(async () => {
  await Promise.all(directories.splice(0).map((directory) => rm(directory, { recursive: true, force: true })));
});

/** A temporary directory with the given files, removed after the test. Values other than text are written as JSON. */
export const projectFiles = async (files: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'ota-schemas-')));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(
      join(directory, name),
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
  }
  return directory;
};

/** A config text of the given value. */
export const textOf = (value: unknown, file = 'sample.json'): ConfigText => {
  const { text, problems } = configText(new TextEncoder().encode(JSON.stringify(value, null, 2)), file);
  if (!text) throw new Error(problems.map(({ message }) => message).join(' '));
  return text;
};
