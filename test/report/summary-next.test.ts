import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/report/run-record.js';
import { nextSection } from '../../src/report/summary-next.js';
import { commit } from '../../src/steps/commit.js';
import type { Services } from '../../src/steps/services.js';
import { sampleRecords, sampleRelease } from '../support/run-records.js';

const withSite = (publicUrl: string): RunRecord => ({
  ...sampleRecords.published,
  result: { kind: 'release', release: { ...sampleRelease, site: { host: 'directory site', publicUrl } } },
});

describe('nextSection', () => {
  it.each([
    // record, says
    ['published', /`ota-release verify https:\/\/updates\.example\.com --key <public key>`/],
    ['resumed', /ota-release verify/],
    ['back-port', /its version: no device is offered it as the latest/],
    ['unchanged', /give it a new version/],
    ['planned', /Publish it with `ota-release release`/],
    ['check', /`ota-release release --dry-run`/],
    ['pack', /`ota-release release --dry-run`/],
    ['failed', /`ota-release check`/],
  ] as const)('fits %s', (name, says) => expect(nextSection(sampleRecords[name])).toMatch(says));

  it('has nothing to say after a site was verified', () => expect(nextSection(sampleRecords.verify)).toBe(''));

  it.each([
    // exit code, says
    [1, /a run goes on where the one before ended/],
    [2, /Correct what the errors name/],
    [3, /Do not release over it/],
  ] as const)('says what to do for exit code %i', (exitCode, says) =>
    expect(nextSection({ ...sampleRecords.failed, exitCode })).toMatch(says),
  );

  it('says that devices see a release which failed after its commit', () => {
    // The title by which it knows is the step's own.
    const { title } = commit({} as Services);
    const steps = [
      { title, ended: 'done', milliseconds: 1 },
      { title: 'Verify', ended: 'failed', milliseconds: 1 },
    ] as const;
    expect(nextSection({ ...sampleRecords.failed, exitCode: 1, steps })).toMatch(/^- The release was committed/m);
    expect(nextSection(sampleRecords.failed)).not.toContain('was committed');
  });

  it('gives no command that a shell would take apart', () => {
    expect(nextSection(withSite('https://example.com/a;rm -rf'))).toContain(
      "verify 'https://example.com/a;rm -rf' --key",
    );
    expect(nextSection(withSite("https://example.com/'$(x)"))).toContain("verify 'https://example.com/%27$(x)' --key");
  });
});
