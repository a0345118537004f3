import { describe, expect, test } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { verifyErrors } from '../../src/errors/verify.js';

describe('problems of a published site', () => {
  test('end a run with exit code 3 where something doesn’t verify, and 1 where it couldn’t be read', () => {
    const others = Object.entries(verifyErrors).filter(([, entry]) => entry.severity === 'error' && entry.exit !== 3);
    expect(others.map(([code, entry]) => [code, entry.exit])).toEqual([
      ['verify-location-invalid', 2],
      ['verify-read-failed', 1],
    ]);
  });

  test('that are a web server’s are warnings, and say who stumbles', () => {
    const ofServers = Object.entries(verifyErrors).filter(([code]) => code.startsWith('verify-http-'));
    expect(ofServers.length).toBeGreaterThan(10);
    expect(ofServers.filter(([, entry]) => entry.severity !== 'warning')).toEqual([]);
    const found = problem('verify-http-redirect', { path: 'bundles/a.zip', hops: 2, devices: 'Ioto' });
    expect(found.message).toBe('bundles/a.zip is reached over 2 redirect(s). Stumbles: Ioto.');
  });

  test('quote what somebody else wrote', () => {
    const { message } = problem('verify-version-invalid', { path: 'versions', version: '\u001b[2J' });
    expect(message).toBe('versions lists "\\u001b[2J", which is not a strict SemVer version.');
  });
});
