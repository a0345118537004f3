import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/commands/context.js';
import { prepareReportFiles, writeReportFiles } from '../../src/entry/report-files.js';
import { OtaError } from '../../src/errors/ota-error.js';
import { problem } from '../../src/errors/problem.js';
import type { RunRecord } from '../../src/report/run-record.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const RECORD: RunRecord = {
  tool: { name: 'ota-release', version: '0.0.0-test' },
  command: 'check',
  exitCode: 2,
  steps: [{ title: 'Load project', ended: 'failed', milliseconds: 3 }],
  findings: [problem('project-empty', {}, { file: 'ota-release.yaml' })],
};

const request = (directory: string, flags: Flags) => ({
  flags,
  origins: { junit: 'OTA_JUNIT' },
  directory,
  mask: (text: string) => text.replaceAll('Load', '***'),
  environment: {},
});

const problemsOf = async (work: Promise<void>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof OtaError ? error.problems : [];
};

const ALL = { sarif: 'r/a.sarif', junit: 'r/j.xml', codeQuality: 'r/q.json', dotenv: 'r/o.env', summary: 'r/s.md' };

describe('report files', () => {
  test('are written where they were asked for, masked', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'ota-release.yaml'), '');
    const asked = request(directory, ALL);
    await prepareReportFiles(asked);
    await writeReportFiles(RECORD, asked);
    const read = (name: string) => readFileSync(join(directory, name), 'utf8');
    expect(JSON.parse(read('r/a.sarif'))).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'project-empty' }] }],
    });
    expect(read('r/j.xml')).toContain('*** project');
    expect(JSON.parse(read('r/q.json'))).toMatchObject([
      { check_name: 'project-empty', location: { path: 'ota-release.yaml' } },
    ]);
    expect(read('r/o.env')).toContain('OTA_RELEASE_OUTCOME=failed\n');
    expect(read('r/s.md')).toContain('project-empty');
    expect(read('r/s.md')).not.toContain('Load');
  });

  test('of an earlier run are gone before this one begins; a summary is added to', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'r'));
    for (const name of Object.values(ALL)) writeFileSync(join(directory, name), 'before\n');
    const asked = request(directory, ALL);
    await prepareReportFiles(asked);
    const left = Object.values(ALL).filter((name) => existsSync(join(directory, name)));
    expect(left).toEqual(['r/s.md']);
    await writeReportFiles(RECORD, asked);
    expect(readFileSync(join(directory, 'r/s.md'), 'utf8')).toMatch(/^before\n/);
  });

  test('that can’t be written are told of before anything is done, all of them', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'file'), '');
    const asked = request(directory, { junit: 'file/j.xml', sarif: 'file/a.sarif', dotenv: 'good.env' });
    const problems = await problemsOf(prepareReportFiles(asked));
    expect(problems.map(({ code, place }) => [code, place?.file])).toEqual([
      ['cli-report-unwritable', '--sarif'],
      ['cli-report-unwritable', 'OTA_JUNIT'],
    ]);
    expect(await problemsOf(writeReportFiles(RECORD, asked))).toHaveLength(2);
    expect(existsSync(join(directory, 'good.env'))).toBe(true);
  });

  test('nobody asked for are not written', async () => {
    const directory = temporaryDirectory();
    await prepareReportFiles(request(join(directory, 'none'), {}));
    await writeReportFiles(RECORD, request(join(directory, 'none'), {}));
    expect(existsSync(join(directory, 'none'))).toBe(false);
  });
});
