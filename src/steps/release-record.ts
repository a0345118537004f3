import { relative, sep } from 'node:path';
import type { Problem } from '../errors/problem.js';
import { makesProvenance } from '../provenance/build-run.js';
import { provenanceStatement } from '../provenance/provenance-statement.js';
import { sourceRepository } from '../provenance/source-repository.js';
import { rehearsalFacts } from '../rehearsal/rehearsal-report.js';
import { sha256Hex } from '../site/json-bytes.js';
import { bundleFileName } from '../site/layout.js';
import { rfc3339 } from '../site/next-index.js';
import {
  type RecordCheck,
  type RecordPredicate,
  recordStatement,
  type SignedObject,
  signProvenance,
  signRecord,
} from '../site/release-record.js';
import { verifyUpgradeObject } from '../site/upgrade-object.js';
import type { Checked } from './check.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import type { ReadyPreflight } from './ready.js';
import type { Rehearsed } from './rehearse.js';
import type { ReleaseInputs, Services } from './services.js';

/** What tells how a release came about. */
export interface ReleaseRecord {
  readonly record: SignedObject;
  /** Where the project wants one. */
  readonly provenance?: SignedObject;
}

type Needs = ReleaseInputs &
  LoadedProject &
  Checked &
  Packed &
  Planned &
  Rehearsed & { readonly preflight: Pick<Preflight, 'answers'> };

/** How far a record can see into the world. */
type Telling = Pick<Services, 'actor' | 'build'>;

/**
 * The record of a release that is about to be committed, and its provenance, signed by the release’s own keys. Both tell of the
 * run that lists it, as who did it and what its rehearsal ran in: the upgrade object, which doesn’t, knows nothing of them.
 */
export const releaseRecord = async (
  services: Telling,
  access: Pick<ReadyPreflight, 'layout' | 'signers' | 'trust'>,
  state: Needs,
  upgradeObject: Uint8Array,
): Promise<ReleaseRecord> => {
  const release = state.draft.statement.predicate;
  const named = { path: access.layout.upgradeObject(release.version), sha256: sha256Hex(upgradeObject) };
  const provenance = await provenanceOf(services, access, state, named);
  const { actor, build } = services;
  const statement = recordStatement(release, named, {
    tool: build.tool,
    inputs: inputsOf(state),
    checks: [...checksOf(state)],
    findings: [...findingsOf(state)],
    signers: [...verifyUpgradeObject(upgradeObject, named.path, access.trust).keyIds],
    ...(actor === undefined ? {} : { by: actor }),
    ...(provenance ? { provenance: refOf(provenance) } : {}),
  });
  return { record: await signRecord(statement, access.signers), ...(provenance ? { provenance } : {}) };
};

const refOf = ({ path, sha256, bytes }: SignedObject) => ({ path, sha256, size: bytes.length });

const provenanceOf = async (
  { build }: Telling,
  { signers }: Pick<ReadyPreflight, 'signers'>,
  { project, repository, draft }: Needs,
  upgradeObject: { readonly path: string; readonly sha256: string },
): Promise<SignedObject | undefined> => {
  if (!makesProvenance(project.provenance, build.run)) return undefined;
  const { product, version, channel, tag, commit, bundle } = draft.statement.predicate;
  const remote = build.run.source ? undefined : sourceRepository(await repository.remoteUrl(project.tag.remote));
  const statement = provenanceStatement({
    version,
    channel,
    tag,
    commit,
    projectFile: relative(repository.root, project.file).split(sep).join('/'),
    bundle: { name: bundleFileName(product, version), sha256: bundle.sha256 },
    upgradeObject: { name: upgradeObject.path, sha256: upgradeObject.sha256 },
    run: build.run,
    ...(remote === undefined ? {} : { repository: remote }),
    tool: build.tool,
    startedOn: rfc3339(build.startedOn),
  });
  return signProvenance(statement, { product, version }, signers);
};

/** What was asked for and could have been asked for otherwise. Nothing that only this machine knows. */
const inputsOf = ({ project, strict, allowDirty }: Needs): RecordPredicate['inputs'] => ({
  strict,
  allowDirty,
  families: project.devices,
  publicUrl: project.publicUrl ?? '',
  threshold: project.signing.threshold,
  provenance: project.provenance,
});

/** What was found about the release itself, its keys among it: what a host or a forge answered is about this one run. */
const ownFindings = ({ findings, preflight }: Needs): readonly Problem[] => {
  const ofRun = new Set(preflight.answers.map(({ message }) => message));
  return findings.filter(({ message }) => !ofRun.has(message));
};

const checksOf = (state: Needs): readonly RecordCheck[] => {
  const { matrix, bundle, rehearsal, fleetPlan } = state;
  const rows = matrix?.rows ?? [];
  const facts = rehearsal && rehearsalFacts(rehearsal);
  return [
    { name: 'check', outcome: 'passed', warnings: ownFindings(state).length },
    { name: 'upgrade-paths', outcome: rows.length > 0 ? 'passed' : 'skipped', ...verdictsOf(rows) },
    { name: 'bundle', outcome: 'passed', entries: bundle.entries, unpackedBytes: bundle.unpackedBytes },
    { name: 'fleet', outcome: fleetPlan ? 'passed' : 'skipped' },
    { name: 'download', outcome: 'passed' },
    facts
      ? { name: 'rehearsal', outcome: 'passed', isolation: facts.isolation, families: facts.families }
      : { name: 'rehearsal', outcome: 'skipped' },
  ];
};

/** How many fielded versions came to which verdict. */
const verdictsOf = (rows: readonly { readonly verdict: string }[]): Readonly<Record<string, number>> => ({
  rows: rows.length,
  ...Object.fromEntries(countedBy(rows, ({ verdict }) => verdict)),
});

/** The texts of findings name files of the machine; their codes are enough. */
const findingsOf = (state: Needs): readonly RecordPredicate['findings'][number][] => {
  const all: readonly Problem[] = [
    ...ownFindings(state),
    ...state.packFindings,
    ...state.fleetFindings,
    ...(state.rehearsalFindings ?? []),
  ];
  return countedBy(all, ({ code, severity }) => `${severity} ${code}`).map(([key, count]) => {
    const [severity, code = ''] = key.split(' ');
    return { code, severity: severity === 'error' ? 'error' : 'warning', count };
  });
};

/** Sorted, so that the same run gives the same bytes. */
const countedBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [key: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
};
