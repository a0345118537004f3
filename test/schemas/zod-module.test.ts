import { mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { schemaFromBytes } from '../../src/schemas/json-schema.js';
import { loadZodModule } from '../../src/schemas/zod-module.js';
import { projectFiles, textOf } from './project-files.js';

const zodHome = dirname(fileURLToPath(import.meta.resolve('zod/package.json')));

/** A project with zod in its own node_modules. */
const project = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const directory = await projectFiles(files);
  await mkdir(join(directory, 'node_modules'));
  await symlink(zodHome, join(directory, 'node_modules/zod'));
  return directory;
};

const load = async (source: string, name = 'schema.ts', timeoutMs?: number) => {
  const directory = await project({ [name]: source });
  return loadZodModule(join(directory, name), { directory, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
};

it('loads TypeScript with its relative imports, and writes nothing beside it', async () => {
  const directory = await project({
    'schema.ts':
      "import { z } from 'zod';\nimport { port, type Port } from './types.js';\nimport { name } from './parts';\nconst unused: Port = 1;\nexport default z.object({ port, name });\n",
    'types.ts': "import { z } from 'zod';\nexport const port = z.int().max(65535);\nexport type Port = number;\n",
    'parts/index.ts': "import { z } from 'zod';\nexport const name: z.ZodString = z.string();\n",
  });
  const { document, problems } = await loadZodModule(join(directory, 'schema.ts'), { directory });
  expect(problems).toEqual([]);
  expect(document?.file).toBe('schema.ts');
  expect(
    document
      ?.judge({ port: 70000, name: 1 })
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['/name', '/port']);
  expect((await readdir(directory)).sort()).toEqual(['node_modules', 'parts', 'schema.ts', 'types.ts']);
});

test.each(['schema.mts', 'schema.mjs', 'schema.js'])('loads %s', async (name) => {
  const { document, problems } = await load("import { z } from 'zod';\nexport default z.string().min(2);", name);
  expect(problems).toEqual([]);
  expect(document?.judge('a')).toHaveLength(1);
});

it('judges refinements by the module itself', async () => {
  const { document } = await load(
    "import { z } from 'zod';\nexport default z.object({ a: z.number() }).refine((v) => v.a !== 3, { path: ['a'], message: 'not three' });",
  );
  const texts = [textOf({ a: 1 }), textOf({ a: 3 })];
  expect(texts.map(({ value }) => document?.judge(value))).toEqual([[], []]);
  expect(await document?.judgeOwn?.(texts)).toEqual([[], [{ path: '/a', message: 'not three', keyword: 'custom' }]]);
});

it('shows a module no environment variable', async () => {
  process.env.OTA_TEST_MARKER = 'visible';
  try {
    const source =
      "import { z } from 'zod';\nexport default z.object(Object.fromEntries(Object.keys(process.env).map((key) => [key, z.string()])));";
    expect((await load(source)).document?.json).toMatchObject({ properties: {} });
  } finally {
    delete process.env.OTA_TEST_MARKER;
  }
});

it('publishes the bounds of number types so that they can be read back', async () => {
  const { document, problems } = await load(
    "import { z } from 'zod';\nexport default z.object({ a: z.float32(), b: z.float64(), c: z.uint32() });",
  );
  expect(problems).toEqual([]);
  expect(
    schemaFromBytes(document?.bytes ?? new Uint8Array(), 'x').judge({ a: 1.5, b: -1e300, c: 2 ** 32 }),
  ).toMatchObject([{ path: '/c' }]);
});

it('is silent about what the module prints', async () => {
  const { document, problems } = await load(
    "import { z } from 'zod';\nconsole.log('x'.repeat(200_000));\nconsole.error('y');\nexport default z.null();",
  );
  expect([problems, document?.judge(null)]).toEqual([[], []]);
});

describe('modules that are refused', () => {
  // what, source, code, part of the message
  const rows: readonly (readonly [string, string, string, RegExp])[] = [
    ['no default export', 'export const schema = 1;', 'config-module-no-schema', /missing/],
    ['no schema', 'export default { type: "object" };', 'config-module-no-schema', /a plain object/],
    [
      'zod 3',
      "export { z } from 'zod/v3';\nimport { z } from 'zod/v3';\nexport default z.string();",
      'config-module-zod-3',
      /zod 3/,
    ],
    ['a syntax error', 'export default z.object({;', 'config-module-failed', /SyntaxError.*1:2/],
    ['a throw', "throw new Error('at start');", 'config-module-failed', /at start/],
    ['a missing import', "import './nowhere.js';", 'config-module-failed', /nowhere/],
    ['a missing package', "import 'not-installed-here';", 'config-module-failed', /not-installed-here/],
    ['a bigint', "import { z } from 'zod';\nexport default z.bigint();", 'config-module-not-json', /BigInt/],
    ['an exit', 'process.exit(3);', 'config-module-failed', /status 3/],
  ];
  test.each(rows)('%s', async (_, source, code, message) => {
    const { document, problems } = await load(source);
    expect(document).toBeUndefined();
    expect(problems).toMatchObject([{ code, place: { file: 'schema.ts' } }]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('an endless loop, stopped in time', async () => {
    const { problems } = await load('for (;;);', 'schema.ts', 1500);
    expect(problems).toMatchObject([{ code: 'config-module-timed-out' }]);
  });

  it('a file that is not there', async () => {
    const directory = await projectFiles();
    const { problems } = await loadZodModule(join(directory, 'none.ts'), { directory });
    expect(problems).toMatchObject([{ code: 'config-file-missing', place: { file: 'none.ts' } }]);
  });

  it('a project without zod', async () => {
    const directory = await projectFiles({ 'schema.ts': "import { z } from 'zod';\nexport default z.string();" });
    const { problems } = await loadZodModule(join(directory, 'schema.ts'), { directory });
    expect(problems).toMatchObject([
      { code: 'config-module-no-zod', hint: expect.stringContaining('npm install zod') },
    ]);
  });
});
