import { expect, test } from 'vitest';
import { scriptEnvironment, scriptVerdict } from '../../../src/devices/connhex/update-script.js';

test.each([
  // exit code | verdict
  [0, 'updated'],
  [10, 'updated-restart'],
  [1, 'rollback'],
  [11, 'rollback'],
  [255, 'rollback'],
  // It timed out, or a signal ended it.
  [undefined, 'rollback'],
])('an update.sh that ends with %s: %s', (exitCode, verdict) => {
  expect(scriptVerdict(exitCode)).toBe(verdict);
});

test('scripts are told of the update by four variables', () => {
  const run = { payloadDirectory: '/a', currentVersion: '1.0.0', targetVersion: '1.1.0', timeoutSeconds: 300 };
  expect(scriptEnvironment(run)).toEqual({
    CHX_OTA_PAYLOAD_DIR: '/a',
    CHX_OTA_VERSION_CURRENT: '1.0.0',
    CHX_OTA_VERSION_TARGET: '1.1.0',
    CHX_OTA_TIMEOUT_SEC: '300',
  });
});
