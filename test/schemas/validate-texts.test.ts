import { join } from 'node:path';
import { expect, it } from 'vitest';
import { validateTexts } from '../../src/schemas/validate-texts.js';
import { projectFiles } from './project-files.js';

const validate = async (files: Readonly<Record<string, unknown>>, names: readonly string[]) => {
  const directory = await projectFiles(files);
  const { problems, judged } = await validateTexts(
    join(directory, 'schema.json'),
    names.map((name) => join(directory, name)),
    { directory },
  );
  return { told: problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`), judged };
};

it('judges every file, and says how many it could', async () => {
  const schema = { required: ['a'] };
  expect(await validate({ 'schema.json': schema, 'good.json': { a: 1 } }, ['good.json'])).toEqual({
    told: [],
    judged: 1,
  });
  expect(
    await validate({ 'schema.json': schema, 'bad.json': {}, 'broken.json': '{', 'good.json': { a: 1 } }, [
      'bad.json',
      'broken.json',
      'good.json',
      'none.json',
    ]),
  ).toEqual({
    told: ['config-json-syntax broken.json:1', 'config-file-missing none.json:undefined', 'config-rejected bad.json:1'],
    judged: 2,
  });
});

it('judges nothing by a schema that is none, and still reads the files', async () => {
  expect(await validate({ 'schema.json': '[]', 'broken.json': '{' }, ['broken.json'])).toEqual({
    told: ['config-schema-invalid schema.json:1', 'config-json-syntax broken.json:1'],
    judged: 0,
  });
});
