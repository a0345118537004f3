import { configDefaults, defineConfig } from 'vitest/config';
import { leftOutOn } from './test/systems.ts';

const { OTA_TEST_REPORT: json, OTA_TEST_JUNIT: junit, OTA_TEST_PLATFORM: platform = process.platform } = process.env;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // test/real-forge has a configuration of its own, and a forge that is installed for it.
    exclude: [...configDefaults.exclude, 'test/real-forge/**', ...leftOutOn(platform)],
    environment: 'node',
    // On a machine that gives one core's worth, tests that start many processes take three times as long as on a quiet one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores, and many tests start processes of their own.
    maxWorkers: 2,
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', NO_COLOR: '1', TZ: 'UTC' },
    reporters: [
      'default',
      ...(json ? [['json', { outputFile: json }] as const] : []),
      ...(junit ? [['junit', { outputFile: junit }] as const] : []),
    ],
  },
});
