import type { LogEntry } from '../site/log-entry.js';
import type { ReleaseHistory, RolloutStep } from '../site/release-history.js';
import type { RecordCheck } from '../site/release-record.js';
import { rolloutWords } from '../site/rollout.js';
import { plainLine as line } from './plain-text.js';
import type { Paint } from './style.js';
import { formatBytes } from './units.js';

/** As much of a key id as tells keys apart. */
const KEY_ID_DIGITS = 16;

/** One revision, in lines for people. */
export const logLines = (entry: LogEntry, paint: Paint): readonly string[] => {
  const { counter, created, kind, version, what, reason, by } = entry;
  const subject = [kind, version].filter((part) => part !== undefined).join(' ');
  return [
    `${paint(`revision ${counter}`, 'bold')}  ${created}  ${paint(line(subject), 'cyan')}${what === undefined ? '' : `: ${line(what)}`}${by === undefined ? '' : `, by ${line(by)}`}`,
    ...(reason === undefined ? [] : [`  why     ${line(reason)}`]),
    `  latest  ${latestText(entry)}`,
    `  signed  ${signersText(entry)}`,
  ];
};

/** Everything of one release, in lines for people. */
export const releaseHistoryLines = (release: ReleaseHistory, paint: Paint): readonly string[] => {
  const { product, version, channel, bundle, statement, record, provenance, withdrawal } = release;
  const row = (name: string, value: string): string => `  ${name.padEnd(11)} ${line(value)}`;
  const state = withdrawal ? 'withdrawn' : release.latest ? 'latest' : 'released';
  return [
    paint(`${product} ${version}, channel ${channel}: ${state}`, 'bold'),
    ...(statement ? [row('commit', `${statement.commit}, tag ${statement.tag}`)] : []),
    row('bundle', `${bundle.path}, ${formatBytes(bundle.size)}`),
    row('signed', signersText(release)),
    ...(withdrawal ? [row('withdrawn', withdrawalText(withdrawal))] : []),
    ...(record
      ? [
          row('record', record.path),
          row(
            'made with',
            `${record.tool.name} ${record.tool.version}${record.by === undefined ? '' : `, by ${record.by}`}`,
          ),
          row('checks', record.checks.map(checkText).join(', ')),
          row(
            'warnings',
            record.findings.map(({ code, count }) => (count > 1 ? `${code} (${count})` : code)).join(', ') || 'none',
          ),
          ...record.attachments.map(({ name, path }) => row('attachment', `${name}: ${path}`)),
        ]
      : [row('record', 'none')]),
    ...(provenance
      ? provenanceRows(provenance.predicate).map(([name, value]) => row(name, value))
      : [row('provenance', 'none')]),
    ...release.rollouts.map((step) => row('offered to', rolloutText(step))),
    ...release.history.flatMap((entry) => logLines(entry, paint)),
  ];
};

const provenanceRows = ({
  buildDefinition,
  runDetails,
}: NonNullable<ReleaseHistory['provenance']>['predicate']): readonly (readonly [string, string])[] => {
  const source = buildDefinition.resolvedDependencies?.[0]?.uri;
  const run = runDetails.metadata?.invocationId;
  return [
    ['built by', runDetails.builder.id],
    ...(source === undefined ? [] : [['source', source] as const]),
    ...(run === undefined ? [] : [['run', run] as const]),
  ];
};

const latestText = ({ latest: { before, after } }: LogEntry): string => {
  const now = after ?? 'none';
  if (before === undefined) return now;
  return before === after ? `stays ${now}` : `${before ?? 'none'} → ${now}`;
};

const signersText = ({
  signers,
  retired,
}: {
  readonly signers: readonly string[];
  readonly retired?: true;
}): string => {
  const keys = signers.map((keyid) => `${keyid.slice(0, KEY_ID_DIGITS)}…`).join(', ') || 'by no key';
  return `${keys}${retired ? ', not trusted any more: the next revision vouches for it' : ''}`;
};

const withdrawalText = ({ at, reason, by }: NonNullable<ReleaseHistory['withdrawal']>): string =>
  `${at}${by === undefined ? '' : ` by ${by}`}: ${reason}`;

const checkText = ({ name, outcome }: RecordCheck): string => (outcome === 'passed' ? name : `${name} (${outcome})`);

const rolloutText = ({ created, rollout, by }: RolloutStep): string =>
  `${rolloutWords(rollout ?? undefined)}, from ${created}${by === undefined ? '' : `, by ${by}`}`;
