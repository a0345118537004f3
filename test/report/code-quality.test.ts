import { expect, it } from 'vitest';
import { codeQualityReport } from '../../src/report/code-quality.js';
import { sampleRecords, thirtyFindings } from '../support/run-records.js';

const fileFromRoot = (file: string): string | undefined => (file.endsWith('.yaml') ? `repo/${file}` : undefined);
const report = codeQualityReport(sampleRecords.failed, { fileFromRoot, projectFile: 'products/ota-release.yaml' });

it('has an issue for each finding, with a file, a line and a fingerprint of its own', () => {
  expect(report).toHaveLength(thirtyFindings.length);
  expect(report[0]).toEqual({
    description:
      'There is no host to publish to. Set host in the project file, or give --host, to the directory that your web server serves.',
    check_name: 'site-host-missing',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    severity: 'major',
    location: { path: 'repo/products/gateway/ota-release.yaml', lines: { begin: 12 } },
  });
  expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(report.length);
});

it('puts a finding without a file on the first line of the project file, and says its place', () => {
  const [, , , flag] = report;
  expect(flag).toMatchObject({
    description: expect.stringMatching(/^--key: `verify` needs --key\./),
    location: { path: 'products/ota-release.yaml', lines: { begin: 1 } },
  });
});

it('calls warnings minor', () => expect(report[1]).toMatchObject({ severity: 'minor' }));

it('is an empty list for a run without findings', () =>
  expect(codeQualityReport(sampleRecords.planned, { fileFromRoot, projectFile: 'x' })).toEqual([]));
