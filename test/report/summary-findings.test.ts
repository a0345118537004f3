import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { findingsSection } from '../../src/report/summary-findings.js';
import { thirtyFindings } from '../support/run-records.js';

const rowsOf = (text: string): readonly string[] => text.split('\n').slice(4);

const links = {
  fileLink: (file: string, line: number | undefined) =>
    file.endsWith('.yaml') ? `https://example.com/${file}#L${line}` : undefined,
  docsLink: (docs: string) => `https://example.com/${docs}`,
};

describe('findingsSection', () => {
  it('has all findings, errors first, otherwise in the order in which they were found', () => {
    const text = findingsSection(thirtyFindings, {});
    expect(text).toMatch(/^### Findings: 17 errors, 13 warnings\n/);
    const severities = rowsOf(text).map((row) => row.split(' ')[1]);
    expect(severities).toEqual([...Array(17).fill('**error**'), ...Array(13).fill('warning')]);
    expect(rowsOf(text)[4]).toContain('lib/part-0');
    expect(rowsOf(text)[5]).toContain('lib/part-2');
  });

  it('has place, message, fix and code, linked where there is a page', () => {
    const place = { file: 'ota-release.yaml', line: 3, column: 7, path: 'host' };
    const [row] = rowsOf(findingsSection([problem('site-host-missing', {}, place)], links));
    expect(row).toBe(
      '| **error** | [`ota-release.yaml:3:7`](https://example.com/ota-release.yaml#L3)<br>`host` | ' +
        'There is no host to publish to.<br>**Fix:** Set host in the project file, or give --host, to the directory that your web server serves. | ' +
        '[`site-host-missing`](https://example.com/docs/errors.md#site-host-missing) |',
    );
  });

  it.each([
    // place, shown
    [{ file: '--key' }, '`--key`'],
    [{ path: 'bundle.root' }, '`bundle.root`'],
    [undefined, ''],
  ])('shows the place %j', (place, shown) => {
    const [row] = rowsOf(findingsSection([problem('site-host-missing', {}, place)], links));
    expect(row?.split(' | ')[1]?.trim()).toBe(shown);
  });

  it('stays bounded, and says how many had no room', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      problem('bundle-directory-empty', { path: `${'|'.repeat(60)}${index}` }),
    );
    const text = findingsSection(many, {});
    expect(Buffer.byteLength(text)).toBeLessThan(460_000);
    expect(text).toMatch(/\n\n\d+ more findings had no room here/);
  });

  it('is empty without findings', () => expect(findingsSection([], {})).toBe(''));
});
