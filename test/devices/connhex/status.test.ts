import { describe, expect, test } from 'vitest';
import { CONNHEX_STATUSES, STATUS_SUBJECT, statusPayload } from '../../../src/devices/connhex/status.js';

describe('a status message', () => {
  test.each(CONNHEX_STATUSES)('of %s has the documented keys in their order', (status) => {
    const payload = statusPayload({ status, currentVersion: '1.0.0' });
    expect(Object.keys(payload)).toEqual(['current_version', 'latest_version', 'status', 'error', 'last_checked']);
    expect(payload.status).toBe(status);
    expect(payload.error === '').toBe(!status.endsWith('_failed'));
  });

  test('says what is known', () => {
    const lastChecked = new Date('2026-02-01T10:00:00.500Z');
    const facts = { currentVersion: '1.0.0', latestVersion: '1.1.0', error: 'no space left', lastChecked };
    expect(JSON.stringify(statusPayload({ ...facts, status: 'download_failed' }))).toBe(
      '{"current_version":"1.0.0","latest_version":"1.1.0","status":"download_failed","error":"no space left","last_checked":"2026-02-01T10:00:00.500Z"}',
    );
    expect(statusPayload({ ...facts, status: 'updated' }).error).toBe('');
  });

  test('goes to the heartbeat of the service', () => {
    expect(STATUS_SUBJECT).toBe('heartbeat.ota.service');
    expect(new Set(CONNHEX_STATUSES).size).toBe(9);
  });
});
