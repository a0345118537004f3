import { configDefaults, defineConfig } from 'vitest/config';
import { leftOutOn } from './test/systems.ts';

const { OTA_TEST_REPORT: json, OTA_TEST_JUNIT: junit, OTA_TEST_PLATFORM: platform = process.platform } = process.env;

/** The tests that start many processes, and take long. */
const PROCESSES = ['test/{commands,e2e,forges,gitlab,hosts,http,support,workflows}/**/*.test.ts'];

const shared = {
  // test/real-forge has a configuration of its own, and a forge that is installed for it.
  exclude: [...configDefaults.exclude, 'test/real-forge/**', ...leftOutOn(platform)],
  environment: 'node',
  // On a machine that gives one core's worth, tests that start many processes take three times as long as on a quiet one.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Loading the source anew takes most files longer than their tests, and no test changes it.
  isolate: false,
  // The build is run as it is.
  server: { deps: { external: [/\/dist\//] } },
  env: {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    NO_COLOR: '1',
    TZ: 'UTC',
    // Nothing beyond loopback is asked, and where a machine names certificates every Node.js would read them at its start.
    NODE_EXTRA_CA_CERTS: '',
  },
} as const;

export default defineConfig({
  test: {
    globalSetup: 'test/support/global-setup.ts',
    // For two cores: tests that start processes often wait for them, for a disk, or for a time to pass.
    maxWorkers: 3,
    // In the order of their names: the long files first, and the short ones fill up what is left of both workers.
    projects: [
      { test: { ...shared, name: 'processes', include: PROCESSES } },
      {
        test: {
          ...shared,
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: [...shared.exclude, ...PROCESSES],
        },
      },
    ],
    reporters: [
      'default',
      ...(json ? [['json', { outputFile: json }] as const] : []),
      ...(junit ? [['junit', { outputFile: junit }] as const] : []),
    ],
  },
});
