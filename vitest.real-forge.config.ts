import { defineConfig } from 'vitest/config';

/** The tests against a real forge, which is installed (100 MB) and started for them: `npm run test:real-forge`. */
export default defineConfig({
  test: {
    include: ['test/real-forge/**/*.test.ts'],
    globalSetup: 'test/real-forge/global-setup.ts',
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The server is one of the two cores' work.
    maxWorkers: 1,
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', NO_COLOR: '1', TZ: 'UTC' },
  },
});
