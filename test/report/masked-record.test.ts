import { describe, expect, it } from 'vitest';
import { codeQualityReport } from '../../src/report/code-quality.js';
import { junitXml } from '../../src/report/junit.js';
import { createMask } from '../../src/report/mask.js';
import { maskedRecord } from '../../src/report/masked-record.js';
import { outputFile } from '../../src/report/outputs.js';
import type { RunRecord } from '../../src/report/run-record.js';
import { summaryMarkdown } from '../../src/report/summary.js';
import { sampleRecords } from '../support/run-records.js';

/** What every escaping changes: Markdown, XML, JSON, URLs. */
const SECRET = `p_*|<&"'\`@ $#1:\\x`;

const leaky: RunRecord = {
  ...sampleRecords.published,
  steps: [{ title: SECRET, ended: 'skipped', reason: SECRET, milliseconds: 0 }],
  findings: sampleRecords.failed.findings.map((finding) => ({
    ...finding,
    message: `a ${SECRET} b`,
    place: { file: SECRET, path: SECRET },
  })),
};

describe('maskedRecord', () => {
  it('leaves nothing of a secret to any rendering', () => {
    const record = maskedRecord(leaky, createMask([SECRET]));
    const fileFromRoot = (file: string): string => file;
    const renderings = [
      summaryMarkdown(record),
      junitXml(record, { fileFromRoot }),
      JSON.stringify(codeQualityReport(record, { fileFromRoot, projectFile: 'x' })),
      outputFile(record, 'END'),
      JSON.stringify(record),
    ];
    for (const text of renderings) expect(text).not.toMatch(/p\\?_/);
    expect(summaryMarkdown(record)).toContain('a \\*\\*\\* b');
    // The very leak that it is for: the mask alone doesn't know the secret that Markdown has escaped.
    expect(createMask([SECRET])(summaryMarkdown(leaky))).toMatch(/p\\_/);
  });

  it('changes nothing else, and no word by which renderings decide', () => {
    expect(maskedRecord(sampleRecords.published, (text) => text)).toEqual(sampleRecords.published);
    const masked = maskedRecord(
      sampleRecords.published,
      createMask(['published', 'release', 'done', 'warning', 'refused']),
    );
    expect(masked.result).toMatchObject({ kind: 'release', release: { outcome: 'published' } });
    expect(summaryMarkdown(masked)).toContain('Published');
  });
});
