import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tarballSource } from '../../src/transfer/tarball-source.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

test('a tarball is read as the directory that it was', async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'site'));
  writeFileSync(join(directory, 'site/latest'), '"1.0.0"\n');
  const file = join(directory, 'site.tar');
  execFileSync('tar', ['-cf', file, '-C', join(directory, 'site'), 'latest']);
  const source = await tarballSource({ file, shown: 'usb/site.tar', directory: temporaryDirectory() });
  expect(source).toMatchObject({ kind: 'directory', location: 'usb/site.tar' });
  expect(Buffer.from((await source.read('latest')) ?? []).toString()).toBe('"1.0.0"\n');
  expect(await source.list?.()).toEqual(['latest']);
});

test('what is no file is no tarball', async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'x.tar'));
  const source = (name: string) =>
    tarballSource({ file: join(directory, name), shown: name, directory: temporaryDirectory() });
  expect((await failureOf(() => source('x.tar'))).message).toBe('"x.tar" is not a site: it is not a file.');
  expect((await failureOf(() => source('y.tar'))).message).toBe('"y.tar" is not a site: there is no such file.');
});
