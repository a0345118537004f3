import { randomBytes } from 'node:crypto';
import { gather } from '../../errors/gather.js';
import { fail, type OtaError } from '../../errors/ota-error.js';
import { type Problem, problem } from '../../errors/problem.js';
import { readObject } from './reading.js';
import type { S3Site, Treatment } from './site.js';
import { type Condition, deleteObject, getObject, type PutOutcome, putObject } from './store.js';

/**
 * Everything that keeps the bucket from being written to, and how it takes conditions: tried on an object of its own in the
 * work area, which is gone afterwards. Six requests: a name that isn't there, a creation, a second one that must be refused,
 * a replacement under a wrong ETag that must be refused, what stands there now, a removal. A failure of the first three says
 * what is wrong with everything that follows, so it ends the look.
 */
export const preflightSite = async (site: S3Site): Promise<readonly Problem[]> => {
  const { address } = site.store;
  const path = address.workPath(`probe-${randomBytes(8).toString('hex')}`);
  const looked = await gather(() => lookForNothing(site, path));
  if (looked.problems.length > 0) return looked.problems;
  const { value: probe, problems } = await gather(() => createProbe(site, path));
  if (!probe) return problems;
  const tried = await gather(() => tryConditions(site, path, probe));
  const left = await removeProbe(site, path, probe);
  return [...tried.problems, ...left, ...(tried.problems.length > 0 ? [] : verdict(site))];
};

/** Bucket, region, endpoint, clock and credentials are wrong for every request alike. */
const lookForNothing = async ({ store, known }: S3Site, path: string): Promise<void> => {
  const found = await getObject(store, path);
  known.missingLooksForbidden = found.kind === 'forbidden';
  if (found.kind !== 'found') return;
  await found.object.body.cancel();
  throw fail('s3-endpoint-wrong', { endpoint: store.endpoint, path, answer: 'as if it were there, which it isn’t' });
};

const [FIRST, SECOND, THIRD] = ['created\n', 'created twice\n', 'replaced under a wrong ETag\n'] as const;

/** No object's MD5 is known to be this. */
const WRONG_ETAG = `"${'0'.repeat(32)}"`;

/** What was written as the probe, for its removal. */
interface Probe {
  /** Of a bucket that keeps versions. */
  readonly versions: string[];
}

const createProbe = async (site: S3Site, path: string): Promise<Probe> => {
  const probe: Probe = { versions: [] };
  const made = await putProbe(site, path, FIRST, { kind: 'absent' }, probe);
  if (made.kind === 'unsupported') {
    site.known.creating = 'unsupported';
    await putProbe(site, path, FIRST, { kind: 'none' }, probe);
  }
  return probe;
};

const putProbe = async (
  { store }: S3Site,
  path: string,
  content: string,
  condition: Condition,
  { versions }: Probe,
): Promise<PutOutcome> => {
  const put = await putObject(store, path, Buffer.from(content), condition);
  if (put.kind === 'stored' && put.versionId !== undefined) versions.push(put.versionId);
  return put;
};

/** What stands there in the end counts, whatever was answered. */
const tryConditions = async (site: S3Site, path: string, probe: Probe): Promise<void> => {
  const { known } = site;
  const again = await putProbe(site, path, SECOND, { kind: 'absent' }, probe);
  const over = await putProbe(site, path, THIRD, { kind: 'etag', etag: WRONG_ETAG }, probe);
  const read = await readObject(site, path, 'known-to-exist');
  if (!read) throw unreadable(site, path);
  const standing = Buffer.from(read.bytes).toString();
  known.etags.delete(path);
  known.creating = treatment(again, standing !== SECOND);
  known.replacing = treatment(over, standing !== THIRD);
};

const treatment = ({ kind }: PutOutcome, isUntouched: boolean): Treatment => {
  if (kind === 'unsupported') return 'unsupported';
  return kind === 'refused' && isUntouched ? 'honoured' : 'ignored';
};

const unreadable = ({ store }: S3Site, path: string): OtaError =>
  fail('host-refused', {
    location: store.address.location,
    path,
    reason: 'what was written a moment ago isn’t there to be read',
  });

/** Every version of the probe; where versions may not be removed for good, a marker hides them. */
const removeProbe = async ({ store }: S3Site, path: string, { versions }: Probe): Promise<readonly Problem[]> => {
  const all = await gather(() => Promise.all(versions.map((version) => deleteObject(store, path, version))));
  if (versions.length > 0 && all.problems.length === 0) return [];
  const { problems } = await gather(() => deleteObject(store, path));
  const { location, objectArn, workPath } = store.address;
  return problems.map(({ message: reason }) =>
    problem('s3-probe-left', { path, location, resource: `${objectArn(workPath(''))}*`, reason }),
  );
};

const SHOWN: Readonly<Record<Exclude<Treatment, 'honoured'>, string>> = {
  unknown: 'If-None-Match: *',
  ignored: 'If-None-Match: *',
  unsupported: 'If-None-Match: *, which it doesn’t know',
};

const verdict = ({ store, known, surroundings }: S3Site): readonly Problem[] => {
  const { location } = store.address;
  if (known.replacing !== 'honoured') surroundings.detail(`${location} doesn’t honour If-Match on a write`);
  if (known.creating === 'honoured') return [];
  const details = { location, shown: SHOWN[known.creating] };
  return [problem(surroundings.oneAtATime ? 'host-conditions-trusted' : 'host-ignores-conditions', details)];
};
