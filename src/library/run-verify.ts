import { hasErrors, strictly } from '../errors/problem.js';
import { auditSite } from '../site/audit/audit-site.js';
import { checkOptions, EXPECTED, type ExpectedOptions, SITE, SITE_OPTIONS } from './check-options.js';
import { givenTrust } from './given-trust.js';
import { withSource } from './open-source.js';
import type { Site } from './options.js';
import type { VerifyOptions, VerifyReport } from './verify.js';

const VERIFY_OPTIONS: ExpectedOptions<VerifyOptions> = {
  ...SITE_OPTIONS,
  channels: EXPECTED.channels,
  devices: EXPECTED.texts,
  only: EXPECTED.texts,
  minCounter: EXPECTED.count,
  patienceMs: EXPECTED.count,
  strict: EXPECTED.flag,
  onProgress: EXPECTED.call,
};

/** `verify`, once it is called. */
export const runVerify = async (site: Site, options: VerifyOptions): Promise<VerifyReport> => {
  checkOptions('verify', { site }, { site: SITE }, ['site']);
  checkOptions('verify', options, VERIFY_OPTIONS, ['keys']);
  const trust = await givenTrust(options);
  const { now = new Date(), channels, devices, only, minCounter, patienceMs, strict, onProgress } = options;
  return withSource(site, options.environment, async (source) => {
    const report = await auditSite(source, {
      trust,
      now,
      ...(channels ? { channels } : {}),
      ...(devices ? { devices } : {}),
      ...(only ? { excerpt: only } : {}),
      ...(minCounter === undefined ? {} : { minCounter }),
      ...(patienceMs === undefined ? {} : { patienceMs }),
      ...(onProgress ? { onProgress } : {}),
    });
    const problems = strict ? strictly(report.problems) : report.problems;
    return { ok: !hasErrors(problems), site: source.location, ...report, problems };
  });
};
