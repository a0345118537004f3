import { defineConfig } from 'vitest/config';

const report = process.env.OTA_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores, and many tests start processes of their own.
    maxWorkers: 2,
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', NO_COLOR: '1', TZ: 'UTC' },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
