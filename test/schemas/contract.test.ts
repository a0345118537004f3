import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfigText, loadContract, loadSchema, schemaFromBytes } from '../../src/schemas/contract.js';
import { configSchema, foreignSchema, template } from './contracts.js';
import { projectFiles } from './project-files.js';

it('loads all four parts', async () => {
  const directory = await projectFiles({
    'c.json': configSchema(),
    'f.json': foreignSchema(),
    't.json': template('1.0.0'),
    's.json': template('1.0.0'),
  });
  const at = (name: string) => join(directory, name);
  const { contract, problems } = await loadContract(
    { schema: at('c.json'), foreignSchema: at('f.json'), template: at('t.json'), samples: [at('s.json')] },
    { directory },
  );
  expect(problems).toEqual([]);
  expect(contract.config?.judge({})).toHaveLength(1);
  expect(contract.foreign?.judge(template('1.0.0'))).toEqual([]);
  expect([contract.template?.file, ...contract.samples.map(({ file }) => file)]).toEqual(['t.json', 's.json']);
  expect(schemaFromBytes(contract.config?.bytes ?? new Uint8Array(), 'x').sha256).toBe(contract.config?.sha256);
});

it('reports the problems of every part at once, and keeps what is sound', async () => {
  const directory = await projectFiles({ 'c.json': { type: 'strin' }, 't.json': '{"a":1,}', 's.json': '{}' });
  const at = (name: string) => join(directory, name);
  const { contract, problems } = await loadContract(
    {
      schema: at('c.json'),
      foreignSchema: at('f.yaml'),
      template: at('t.json'),
      samples: [at('s.json'), at('s.toml'), at('none.json')],
    },
    { directory },
  );
  expect(problems.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([
    'config-schema-invalid c.json',
    'config-schema-kind f.yaml',
    'config-json-trailing-comma t.json',
    'config-sample-not-json s.toml',
    'config-file-missing none.json',
  ]);
  expect(Object.keys(contract)).toEqual(['samples']);
  expect(contract.samples.map(({ file }) => file)).toEqual(['s.json']);
});

it('is empty where nothing is declared', async () => {
  expect(await loadContract({ samples: [] }, { directory: '/' })).toEqual({ contract: { samples: [] }, problems: [] });
});

it('takes the kind of a file from its name', async () => {
  const directory = await projectFiles({ 'a.JSON': '{}', 'b.yaml': '{}', 'c.txt': '{}' });
  const load = (name: string) => loadSchema(join(directory, name), { directory });
  expect((await load('a.JSON')).document?.judge(1)).toEqual([]);
  expect((await load('c.txt')).problems).toMatchObject([{ code: 'config-schema-kind', place: { file: 'c.txt' } }]);
  expect((await loadConfigText(join(directory, 'b.yaml'), { directory })).problems).toMatchObject([
    { code: 'config-sample-not-json' },
  ]);
  expect((await loadConfigText(join(directory, 'a.JSON'), { directory })).text?.value).toEqual({});
});
