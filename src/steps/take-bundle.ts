import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedBundle } from '../bundle/pack.js';
import { readBundle } from '../bundle/read.js';
import { gather } from '../errors/gather.js';
import { fail } from '../errors/ota-error.js';
import type { Body, Host } from '../hosts/host.js';
import { formatBytes } from '../report/units.js';
import { verifyMinisig } from '../signing/minisign.js';
import type { Trust } from '../signing/trust.js';
import type { NeededObject } from '../site/audit/release-audit.js';
import type { StagedObject } from '../site/draft.js';
import { minisigPath } from '../site/layout.js';
import { type FetchContext, fetchObject } from '../transfer/fetch-object.js';
import { openSpool } from '../transfer/spool.js';
import type { FoundSource } from './find-source.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { ReissueInputs } from './reissue-inputs.js';
import type { Services } from './services.js';

/** What was taken of a release whose bytes are issued anew. */
export interface TakenBundle {
  readonly taken: {
    /** The bundle first, then documents and attachments, under the names that they have. */
    readonly objects: readonly StagedObject[];
    /** The signature that stands beside the bundle where the release goes to; undefined where there is none yet. */
    readonly minisig: string | undefined;
    /** Paths of what the site that it goes to has already. */
    readonly standing: readonly string[];
  };
}

type Needs = ReissueInputs & LoadedProject & FoundSource & { readonly preflight: Preflight };

/**
 * Step 5 of a reissue, in the place of packing: copies bundle and attachments to this machine in constant memory, each verified on the
 * way as an audit would: size, digest, and the minisign signature of the bundle. Bytes of one digest are never packed anew.
 */
export const takeBundle = (services: Services): Step<Needs, Packed & TakenBundle> => ({
  title: 'Take',
  effect: 'reads',
  run: async (state) => {
    const { project, preflight, source, documents, reissue } = state;
    const { host, trust } = ready(preflight, project);
    const { bundle, attachments } = source.statement.predicate;
    const neededBy = source.layout.upgradeObject(source.entry.version);
    const needed: readonly NeededObject[] = [
      { kind: 'bundle', path: bundle.path, sha256: bundle.sha256, size: bundle.size, neededBy },
      ...attachments.map(({ path, sha256, size }) => ({ kind: 'document' as const, path, sha256, size, neededBy })),
    ];
    const fetched = await fetchAll(services, needed, { source: source.site, trust: reissue.site?.trust ?? trust });
    const [zip, ...attached] = fetched;
    if (zip?.body.kind !== 'file') throw new RangeError('a bundle is kept as a file');
    const packed = await contentsOf(zip.body);
    services.reporter.info(`${bundle.path}, ${formatBytes(packed.size)}, sha256 ${packed.sha256}`);
    const objects = [zip, ...documents, ...attached];
    const minisig = await standingMinisig(host, zip, trust);
    const present = [...objects.map(({ path }) => path), ...(minisig === undefined ? [] : [minisigPath(bundle.path)])];
    return {
      bundle: packed,
      packFindings: [],
      taken: { objects, minisig, standing: reissue.site ? [] : present },
    };
  },
});

/** Copies the objects one after another; the first, which is the bundle, to a file whatever its size. */
const fetchAll = async (
  { workDirectory, reporter }: Services,
  needed: readonly NeededObject[],
  from: Pick<FetchContext, 'source' | 'trust'>,
): Promise<readonly StagedObject[]> => {
  const directory = await mkdtemp(join(await workDirectory(), 'taken-'));
  const spool = await openSpool(directory);
  const progress = reporter.progress(
    'taken',
    needed.reduce((sum, { size = 0 }) => sum + size, 0),
  );
  const context: FetchContext = { ...from, spool, standing: async () => undefined, target: directory };
  try {
    const taken: StagedObject[] = [];
    let before = 0;
    for (const object of needed) {
      const { path, body } = await fetchObject(context, object, (bytes) => progress.update(before + bytes));
      if (!body) throw new RangeError('nothing stands in a directory that was just made');
      taken.push({ path, body: object.kind === 'bundle' ? await asFile(body, object, spool.newFile()) : body });
      before += object.size ?? 0;
    }
    return taken;
  } finally {
    progress.end();
    await spool.close();
  }
};

/** A small object comes in memory. */
const asFile = async (body: Body, { sha256 }: NeededObject, file: string): Promise<Body> => {
  if (body.kind === 'file') return body;
  await writeFile(file, body.bytes, { mode: 0o600 });
  return { kind: 'file', path: file, size: body.bytes.length, sha256 };
};

const contentsOf = async ({ path, size, sha256 }: Extract<Body, { kind: 'file' }>): Promise<PackedBundle> => {
  const { entries } = await readBundle(path);
  const unpackedBytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  return { path, size, sha256, entries: entries.length, unpackedBytes };
};

/**
 * The signature that stands beside the bundle on the site: the object is immutable, so it must be one that the project’s devices take.
 *
 * @throws OtaError `reissue-signature-foreign`.
 */
const standingMinisig = async (host: Host, { path: bundle, body }: StagedObject, trust: Trust) => {
  const path = minisigPath(bundle);
  const stored = await host.read(path);
  if (!stored || body.kind !== 'file') return undefined;
  const text = new TextDecoder().decode(stored.bytes);
  const { problems } = await gather(() => verifyMinisig(text, body.path, trust));
  const [first] = problems;
  if (first) throw fail('reissue-signature-foreign', { path, reason: first.message.replace(/\.$/, '') });
  return text;
};
