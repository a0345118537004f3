import type { ResolveHookContext } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { candidates, load, resolve, withoutTypes } from '../../src/schemas/typescript-loader.js';
import { projectFiles } from './project-files.js';

describe('candidates', () => {
  // specifier, other names it may mean
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['./a.js', ['./a.ts']],
    ['./a.mjs', ['./a.mts']],
    ['./a.ts', []],
    ['./a.json', []],
    ['./a', ['./a.ts', './a.mts', './a.js', './a.mjs', './a/index.ts', './a/index.js']],
    [
      './a.schema',
      [
        './a.schema.ts',
        './a.schema.mts',
        './a.schema.js',
        './a.schema.mjs',
        './a.schema/index.ts',
        './a.schema/index.js',
      ],
    ],
  ];
  test.each(rows)('%s', (specifier, names) => {
    expect(candidates(specifier)).toEqual(names);
  });
});

const notFound = (): never => {
  throw Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' });
};
const resolveContext: ResolveHookContext = {
  conditions: [],
  importAttributes: {},
  importAssertions: {},
  parentURL: 'file:///a.ts',
};

it('finds TypeScript behind the name of its output, and asks for bare names once', async () => {
  const asked: string[] = [];
  const next = (name: string) => {
    asked.push(name);
    return name.endsWith('.ts') ? { url: name } : notFound();
  };
  expect(await resolve('./a.js', resolveContext, next)).toEqual({ url: './a.ts' });
  await expect(resolve('zod', resolveContext, next)).rejects.toThrow('not found');
  expect(asked).toEqual(['./a.js', './a.ts', 'zod']);
});

it('lets other faults through', async () => {
  const next = () => {
    throw new TypeError('odd');
  };
  await expect(resolve('./a.js', resolveContext, next)).rejects.toThrow(TypeError);
});

it('takes the types out of TypeScript, and leaves everything else to Node', async () => {
  const directory = await projectFiles({ 'a.mts': 'export const a: number = 1 as number;\n' });
  const url = pathToFileURL(join(directory, 'a.mts')).href;
  const next = async () => ({ format: 'json' as const, source: 'next' });
  const context = { conditions: [], importAttributes: {}, format: undefined };
  expect(await load(url, context as never, next)).toEqual({
    format: 'module',
    shortCircuit: true,
    source: 'export const a = 1 ;\n',
  });
  for (const other of ['node:fs', 'file:///a.js', 'file:///a.json'])
    expect(await load(other, context as never, next)).toMatchObject({ source: 'next' });
});

it('keeps lines where they were, and drops imports of types', () => {
  const source =
    "import { z } from 'zod';\nimport { type A, B } from './a.js';\ninterface X {\n  a: A;\n}\nexport default z.object({} satisfies object) as unknown as X & B;\n";
  const code = withoutTypes(source, 'a.ts');
  expect(code.split('\n')).toHaveLength(source.split('\n').length);
  expect(code).not.toContain('./a.js');
  expect(() => withoutTypes('const a: = 1', 'a.ts')).toThrow(SyntaxError);
});
