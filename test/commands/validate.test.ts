import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runValidate } from '../../src/commands/validate.js';
import { commandRuns } from '../support/command-runs.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();

const SCHEMA = { type: 'object', required: ['rpm'], properties: { rpm: { type: 'integer', maximum: 6000 } } };

/** A directory with a schema and configs, one of them bad, one of them no JSON. */
const configs = (): string => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'config'));
  const write = (path: string, text: string) => writeFileSync(join(directory, path), text);
  write('config/schema.json', JSON.stringify(SCHEMA));
  write('config/broken-schema.json', '{"type": "objekt"}');
  write('good.json', '{"rpm": 1200}\n');
  write('config/bad.json', '{\n  "rpm": 9000\n}\n');
  write('comma.json', '{"rpm": 1,}\n');
  return directory;
};
const validate = (operands: readonly string[], flags = {}) =>
  run(runValidate, configs(), { operands, flags: { schema: 'config/schema.json', ...flags } });

describe('validate', () => {
  test('says that all are valid', async () => {
    const { exitCode, text } = await validate(['good.json']);
    expect({ exitCode, text }).toEqual({ exitCode: 0, text: '✓ 1 judged: no findings' });
  });

  test('reports every file that is not, with its place, and ends with exit code 2', async () => {
    const { exitCode, text } = await validate(['good.json', 'config/bad.json', 'comma.json']);
    expect(exitCode).toBe(2);
    expect(text).toMatch(/^config\/bad\.json:2:\d+ \(rpm\): error: .*6000.*\n {2}fix: .* \[config-rejected\]$/m);
    expect(text).toMatch(/^comma\.json:1:\d+: error: .*\n {2}fix: .* \[config-json-trailing-comma\]$/m);
    expect(text.split('\n').at(-1)).toBe('✗ 2 judged: 2 errors');
  });

  test('prints the same as JSON', async () => {
    const good = await validate(['good.json'], { json: true });
    expect(good.json()).toEqual({ ok: true, judged: 1, findings: [] });
    const bad = await validate(['config/bad.json'], { json: true });
    expect([bad.exitCode, bad.json()]).toEqual([
      2,
      { ok: false, judged: 1, findings: [expect.objectContaining({ code: 'config-rejected', severity: 'error' })] },
    ]);
  });

  test.each([
    // schema, code
    ['config/none.json', 'config-file-missing'],
    ['config/broken-schema.json', 'config-schema-invalid'],
    ['config/schema.yaml', 'config-schema-kind'],
  ])('judges nothing by the schema %s', async (schema, code) => {
    const { exitCode, json } = await validate(['good.json'], { schema, json: true });
    expect(exitCode).toBe(2);
    expect(json()).toMatchObject({ ok: false, judged: 0, findings: [{ code, place: { file: schema } }] });
  });

  test('asks for a schema and for something to judge', async () => {
    const noSchema = await failureOf(() => run(runValidate, configs(), { operands: ['good.json'] }));
    expect(noSchema.message).toBe('`validate` needs --schema.');
    const nothing = await failureOf(() => validate([]));
    expect(nothing.message).toBe('`validate` needs CONFIG.');
  });
});
