import { bundleFileName } from '../site/layout.js';
import { type OperationFacts, outcomeOf, type ReleaseFacts, type RunRecord } from './run-record.js';

/** One thing that a run gives to later steps and jobs. */
export interface RunOutput {
  /** In kebab-case, as the action's outputs are named. */
  readonly name: string;
  readonly description: string;
  /** As text; undefined where the run has no such thing. */
  readonly value: (record: RunRecord) => string | undefined;
}

const releaseOf = ({ result }: RunRecord): ReleaseFacts | undefined =>
  result?.kind === 'release' ? result.release : undefined;

const operationOf = ({ result }: RunRecord): OperationFacts | undefined =>
  result?.kind === 'operation' ? result.operation : undefined;

const packOf = ({ result }: RunRecord) => (result?.kind === 'pack' ? result : undefined);

const checkOf = ({ result }: RunRecord) => (result?.kind === 'check' ? result : undefined);

const siteUrl = (record: RunRecord): string | undefined => {
  const site = record.result?.kind === 'verify' ? record.result.site : undefined;
  return (
    releaseOf(record)?.site.publicUrl ||
    operationOf(record)?.site.publicUrl ||
    (site && /^https?:\/\//i.test(site) ? site : undefined)
  );
};

const provenanceUrl = (record: RunRecord): string | undefined => {
  const release = releaseOf(record);
  const path = release?.recorded?.provenance;
  return release && path !== undefined ? `${release.site.publicUrl}/${path}` : undefined;
};

const count =
  (severity: 'error' | 'warning') =>
  ({ findings }: RunRecord): string =>
    String(findings.filter((finding) => finding.severity === severity).length);

/** Everything that a run gives to later steps and jobs, in order: the one declaration of it. */
export const outputs: readonly RunOutput[] = [
  {
    name: 'outcome',
    description: 'how the run ended: published, resumed, unchanged, planned, passed or failed',
    value: outcomeOf,
  },
  {
    name: 'version',
    description: 'the version that was released, planned, checked or changed',
    value: (record) => releaseOf(record)?.version ?? checkOf(record)?.version ?? operationOf(record)?.version,
  },
  { name: 'tag', description: 'the tag of the release', value: (record) => releaseOf(record)?.tag },
  {
    name: 'channel',
    description: 'the channel of the release',
    value: (record) => releaseOf(record)?.channel ?? operationOf(record)?.channel,
  },
  { name: 'commit', description: 'the commit that the tag stands on', value: (record) => releaseOf(record)?.commit },
  { name: 'site-url', description: 'the URL under which devices see the site', value: siteUrl },
  {
    name: 'bundle-path',
    description: 'where the bundle is: its path on the site, or the file that pack wrote',
    value: (record) => releaseOf(record)?.bundle.path ?? packOf(record)?.path,
  },
  {
    name: 'bundle-url',
    description: 'the URL from which devices fetch the bundle',
    value: (record) => releaseOf(record)?.bundle.url,
  },
  {
    name: 'sha256',
    description: 'the bundle’s SHA-256, 64 hex digits',
    value: (record) => releaseOf(record)?.bundle.sha256 ?? packOf(record)?.sha256,
  },
  {
    name: 'size',
    description: 'the bundle’s size in bytes',
    value: (record) => (releaseOf(record)?.bundle.size ?? packOf(record)?.size)?.toString(),
  },
  {
    name: 'bundle-name',
    description: 'the name under which people keep the bundle, as subject-name of the platform’s own attestations',
    value: (record) => {
      const release = releaseOf(record);
      return release && bundleFileName(release.product, release.version);
    },
  },
  {
    name: 'provenance-url',
    description: 'the URL of the signed provenance that the run has published',
    value: provenanceUrl,
  },
  {
    name: 'upgrade-object-path',
    description: 'the upgrade object’s path on the site',
    value: (record) => releaseOf(record)?.upgradeObject,
  },
  {
    name: 'revision',
    description: 'the counter of the signed index after the run',
    value: (record) => (releaseOf(record)?.revision ?? operationOf(record)?.revision.after)?.toString(),
  },
  {
    name: 'latest',
    description: 'the latest version of the channel after the run',
    value: (record) => releaseOf(record)?.latest ?? operationOf(record)?.latest.after ?? undefined,
  },
  {
    name: 'page-url',
    description: 'the URL of the release page on the forge',
    value: (record) => releaseOf(record)?.page?.url,
  },
  {
    name: 'plan',
    description: 'the plan as JSON: what the release is, and every write in its order',
    value: (record) => {
      const plan = releaseOf(record)?.plan;
      return plan && JSON.stringify(plan);
    },
  },
  { name: 'errors', description: 'how many errors were found', value: count('error') },
  { name: 'warnings', description: 'how many warnings were found', value: count('warning') },
  {
    name: 'exit-code',
    description: '0 done, 1 failed, 2 bad input or project, 3 verification failed',
    value: ({ exitCode }) => String(exitCode),
  },
];

/** The outputs that the run has, in their order. */
const given = (record: RunRecord): readonly { readonly name: string; readonly text: string }[] =>
  outputs.flatMap(({ name, value }) => {
    const text = value(record);
    return text === undefined ? [] : [{ name, text }];
  });

/**
 * The outputs as GitHub's runner reads them from the file that GITHUB_OUTPUT names (docs.github.com, “Workflow commands”,
 * multiline strings): each between two lines of a delimiter that none of them holds, so that no value can end early and
 * set an output of its own.
 *
 * @param delimiter random text without line breaks; made longer where a value holds it all the same.
 */
export const outputFile = (record: RunRecord, delimiter: string): string => {
  const values = given(record);
  let safe = delimiter;
  while (values.some(({ text }) => text.includes(safe))) safe += '_';
  return values.map(({ name, text }) => `${name}<<${safe}\n${text}\n${safe}\n`).join('');
};

/** GitLab takes a file that is smaller than 5 KiB, and (on its smallest plans) 20 variables. */
const MAX_DOTENV_BYTES = 5 * 1024 - 1;
/** One line for the sake of one variable; the plan alone can be larger than the file may be. */
const NOT_IN_DOTENV = ['plan'];

/**
 * The outputs as a dotenv report, from which GitLab gives variables to later jobs (GitLab, “artifacts:reports:dotenv”):
 * `OTA_RELEASE_SITE_URL=https://…`, without comments, empty lines or quotes, none of which GitLab takes. Left out are values
 * that it would change: with line breaks, with blanks at their ends, or with what it takes for a variable.
 */
export const dotenvText = (record: RunRecord): string => {
  const lines = given(record)
    .filter(({ name, text }) => !NOT_IN_DOTENV.includes(name) && survivesDotenv(text))
    .map(({ name, text }) => `OTA_RELEASE_${name.toUpperCase().replaceAll('-', '_')}=${text}\n`);
  let bytes = 0;
  return lines
    .filter((line) => {
      const after = bytes + Buffer.byteLength(line);
      if (after > MAX_DOTENV_BYTES) return false;
      bytes = after;
      return true;
    })
    .join('');
};

/** `$NAME`, `${NAME}` and `%NAME%` are put in by GitLab where the variable is used. */
const survivesDotenv = (text: string): boolean =>
  text === text.trim() && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text) && !/\$|%[A-Za-z_]\w*%/.test(text);
