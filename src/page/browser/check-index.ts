import type { IndexPredicate, IndexStatement } from '../../site/index-statement.js';
import { channelLayout } from '../../site/layout.js';
import { parseVersion } from '../../version/parse-version.js';
import { compareVersions } from '../../version/semver.js';
import { openEnvelope } from './envelope.js';
import { bad, good, type Judged } from './judged.js';
import type { PageTrust } from './keys.js';
import { hasShape } from './shape.js';
import { indexShape } from './statement-shapes.js';

/** What an index must be about, and whose signatures count. */
export interface IndexDemands {
  readonly product: string;
  readonly channel: string;
  readonly trust: PageTrust;
}

/** An index that enough trusted keys have signed. */
export interface CheckedIndex {
  readonly predicate: IndexPredicate;
  readonly keyIds: readonly string[];
}

/** An index as a device takes it, docs/site-format.md, “What a device does”, step 1. Its age is for `freshnessOf` to say. */
export const checkIndex = (bytes: Uint8Array, { product, channel, trust }: IndexDemands): Judged<CheckedIndex> => {
  const opened = openEnvelope(bytes, trust);
  if (opened.kind === 'bad') return opened;
  const { payload, keyIds } = opened.value;
  if (!hasShape<IndexStatement>(payload, indexShape))
    return bad(`its signed statement is of another shape: ${indexShape(payload, '')}`);
  const { predicate } = payload;
  if (predicate.product !== product) return bad(`it is about “${predicate.product}”, not about “${product}”`);
  if (predicate.channel !== channel) return bad(`it is of the channel “${predicate.channel}”, not of “${channel}”`);
  const fault = listFault(payload);
  return fault === undefined ? good({ predicate, keyIds }) : bad(fault);
};

const listFault = ({ subject, predicate }: IndexStatement): string | undefined => {
  const layout = channelLayout(predicate.channel);
  const { releases, latest } = predicate;
  const invalid = releases.find(({ version }) => !parseVersion(version));
  if (invalid) return `it lists “${invalid.version}”, which is no version`;
  const disordered = releases.find(
    ({ version }, at) => at > 0 && compareVersions(releases[at - 1]?.version ?? '', version) >= 0,
  );
  if (disordered) return `it lists ${disordered.version} out of order or twice`;
  const subjects = subject.map(({ name, digest }) => `${name} ${digest.sha256}`).join('\n');
  const listed = releases
    .map((entry) => `${layout.upgradeObject(entry.version)} ${entry.upgradeObject.sha256}`)
    .join('\n');
  if (subjects !== listed) return 'its subjects are not the upgrade objects of its releases';
  if (latest !== null && !releases.some(({ version, yanked }) => version === latest && !yanked))
    return `its latest, ${latest}, is not among its releases`;
  return undefined;
};
