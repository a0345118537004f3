import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { cloneRoot } from '../support/markdown.js';
import { leftOutOn, NEEDS_LINUX } from '../systems.js';

// test/real-forge runs by a configuration of its own, where somebody asks for it.
const tests = readdirSync(join(cloneRoot, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules') && !path.startsWith('real-forge'))
  .sort();

/** What of Node.js has to do with files, processes, threads and sockets. */
const SYSTEM = /^node:(fs|child_process|worker_threads|cluster|net|dgram|tls|https?|os|path)(\/|$)/;

/** What a test imports of Node.js, by itself and through the support code of the tests. */
const nodeModules = (path: string, seen = new Set<string>()): readonly string[] => {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = readFileSync(join(cloneRoot, path), 'utf8');
  const imported = [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
  return imported.flatMap((name) => {
    if (name.startsWith('node:')) return [name];
    const file = join(path, '..', name).replace(/\.js$/, '.ts');
    return file.startsWith('test/') && existsSync(join(cloneRoot, file)) ? nodeModules(file, seen) : [];
  });
};

describe('the tests of other systems', () => {
  const needsLinux = picomatch([...NEEDS_LINUX]);

  test('touch neither files nor processes', () => {
    const missing = tests
      .filter((path) => !needsLinux(path))
      .filter((path) => nodeModules(`test/${path}`).some((name) => SYSTEM.test(name)));
    expect(missing, 'to be listed in test/systems.ts').toEqual([]);
  });

  test('are the greater part of those that judge and compute', () => {
    const everywhere = tests.filter((path) => !needsLinux(path));
    expect(everywhere).toEqual(expect.arrayContaining(['site/index-statement.test.ts', 'version/semver.test.ts']));
    expect(everywhere.length).toBeGreaterThan(90);
  });

  test('are told apart by patterns each of which names a test', () => {
    const idle = NEEDS_LINUX.filter((pattern) => {
      const matches = picomatch(pattern);
      return !tests.some((path) => matches(path));
    });
    expect(idle).toEqual([]);
  });

  test('are left out nowhere on Linux', () => {
    expect(leftOutOn('linux')).toEqual([]);
    expect(leftOutOn('darwin')).toEqual(leftOutOn('win32'));
    expect(leftOutOn('win32')).toContain('test/e2e/**');
  });

  test('would be found if one ran a program', () => {
    expect(nodeModules('test/workflows/systems.test.ts')).toContain('node:fs');
    expect(nodeModules('test/signing/pae.test.ts').filter((name) => SYSTEM.test(name))).toEqual([]);
    expect(nodeModules('test/signing/pem.test.ts')).toContain('node:child_process');
  });
});
