import type { Problem } from '../../src/errors/problem.js';
import type { CliOptions, CliRun } from './cli.js';
import { createWorkspaceLater, publicKeyOf, type Workspace } from './workspace.js';

/** What `doctor --json` prints. */
export interface DoctorJson {
  readonly ok: boolean;
  readonly examinations: readonly {
    readonly name: string;
    readonly health: 'ok' | 'skipped' | 'warning' | 'error';
    readonly said: string;
    readonly findings: readonly Problem[];
  }[];
}

/** The public key of a second signer, whose secret is kept elsewhere. */
const SPARE = publicKeyOf(Buffer.alloc(32, 7));

const WORKFLOW = `on: push
permissions: {}
jobs:
  release:
    runs-on: ubuntu-latest
    permissions:
      contents: write
    concurrency:
      group: ota-release
      cancel-in-progress: false
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          fetch-depth: 0
      - run: npx --yes ota-release@0.1 release
        env:
          OTA_SIGNING_KEY: \${{ secrets.OTA_SIGNING_KEY }}
  refresh:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    concurrency: ota-release
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - run: npx --yes ota-release@0.1 refresh
        env:
          OTA_SIGNING_KEY: \${{ secrets.OTA_SIGNING_KEY }}
`;

/** The clock of this machine, as a doctor needs it. */
const REAL_CLOCK = { OTA_RELEASE_CLOCK: undefined };

/** A workspace in which nothing is wrong: two trusted keys, pipelines, a release that was made just now. */
export const healthyWorkspace = (): Promise<Workspace> =>
  createWorkspaceLater('healthy', async (w) => {
    w.edit('ota-release.yaml', (text) => text.replace(/( {4}- .*\n)/, `$1    - ${SPARE}\n`));
    w.write('.github/workflows/release.yml', WORKFLOW);
    w.commit('Two keys and a pipeline');
    const { json, stdout } = await w.releaseHere([], { env: REAL_CLOCK });
    if (json.outcome !== 'published') throw new Error(stdout);
  });

/** Runs `doctor` of dist in this process. */
export const doctorHere = async (
  w: Workspace,
  args: readonly string[] = [],
  { env, ...options }: Partial<CliOptions> = {},
): Promise<CliRun & { readonly report: DoctorJson; readonly codes: (name?: string) => readonly string[] }> => {
  const run = await w.runHere(['doctor', '--json', ...args], { ...options, env: { ...REAL_CLOCK, ...env } });
  const report = JSON.parse(run.stdout) as DoctorJson;
  const codes = (name?: string) =>
    report.examinations
      .filter((one) => name === undefined || one.name === name)
      .flatMap(({ findings }) => findings.map(({ code, severity }) => `${severity} ${code}`));
  return { ...run, report, codes };
};
