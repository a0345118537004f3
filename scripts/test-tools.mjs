// Installs the programs of test/tools, which the tests run as they are, unless they are there already.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../test/tools');
const stamp = join(folder, 'node_modules/.package-lock.json');

const isFresh = () => {
  try {
    return (
      statSync(stamp).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs && readFileSync(stamp).length > 0
    );
  } catch {
    return false;
  }
};

if (!isFresh())
  // By the npm that runs this script where there is one: on Windows a plain `npm` is no program that can be spawned.
  execFileSync(
    ...(process.env.npm_execpath
      ? [process.execPath, [process.env.npm_execpath, 'ci', '--ignore-scripts', '--no-fund', '--no-audit']]
      : ['npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit']]),
    { cwd: folder, stdio: 'inherit' },
  );
