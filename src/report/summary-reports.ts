import { code, link, table } from './markdown.js';
import type { RunResult } from './run-record.js';
import { boundedTable, counted, section } from './summary-section.js';
import { formatBytes } from './units.js';

const BOUNDS = { maxBytes: 50_000, one: 'channel', many: 'channels' };

type ResultOf<Kind extends RunResult['kind']> = Extract<RunResult, { readonly kind: Kind }>;
type Channel = ResultOf<'verify'>['channels'][number];

/** What `verify` read, channel by channel. */
export const verifySection = ({ site, objects, bytes, channels }: ResultOf<'verify'>): string => {
  const head = ['Product', 'Channel', 'Latest', 'Versions', 'Revision', 'Good until'];
  const read = `${link(code(site), site)}: ${counted(objects, 'object')}, ${formatBytes(bytes)} read, judged by the trusted keys alone.`;
  return section('What was verified', read, boundedTable(head, channels, channelRow, BOUNDS));
};

const channelRow = ({ product, channel, latest, versions, counter, expires }: Channel): readonly string[] => [
  code(product),
  code(channel),
  latest === null ? 'none' : code(latest),
  String(versions),
  String(counter),
  code(expires),
];

/** What `pack` made. */
export const packSection = ({ path, size, sha256, entries }: ResultOf<'pack'>): string =>
  section(
    'What was packed',
    table(
      ['What', 'Value'],
      [
        ['Bundle', code(path)],
        ['Size', `${formatBytes(size)} (${size} bytes), ${counted(entries, 'file')}`],
        ['SHA-256', code(sha256)],
      ],
    ),
  );
