import type { Repository } from '../repository/repository.js';
import { configText } from '../schemas/config-text.js';
import { type ConfigContract, schemaFromBytes } from '../schemas/contract.js';
import type { StagedObject } from '../site/draft.js';
import type { TrustSet } from '../site/index-statement.js';
import { trustAt } from '../site/trust-sets.js';
import { uncached } from '../site/verified-release.js';
import { readByDigest } from './channel-rules.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { ReissueInputs } from './reissue-inputs.js';
import { type ReissueSource, reissueSource } from './reissue-source.js';
import type { Services } from './services.js';
import { testedProject } from './tested-project.js';

/** The release whose bytes are issued anew, and what it says in the place of the work tree. */
export interface FoundSource extends Pick<LoadedProject, 'project' | 'notes' | 'repository'> {
  readonly source: ReissueSource;
  /** What its documents say of configs; undefined where it has none. */
  readonly contract: ConfigContract | undefined;
  /** Those documents. */
  readonly documents: readonly StagedObject[];
  /** The commit that is checked out, which need not be the release’s. */
  readonly head: string;
  /** Whom the devices trust that run these bytes; undefined where nobody knows, of another site’s. */
  readonly devicesTrust: TrustSet | undefined;
}

type Needs = ReissueInputs & LoadedProject & { readonly preflight: Preflight };

/**
 * Step 3 of a reissue: finds the release, verifies what is signed about it, and puts its facts in the place of the work tree’s: from
 * here on, commit, notes and the rules for devices are those of the release.
 */
export const findSource = (services: Services): Step<Needs, FoundSource> => ({
  title: 'Find release',
  effect: 'reads',
  run: async ({ project, repository, preflight, reissue }) => {
    const access = ready(preflight, project);
    const { product } = project;
    const source = await reissueSource({ request: reissue, access, product, now: services.clock() });
    const { predicate } = source.statement;
    const { channel, version, site } = source.from;
    services.reporter.info(`${version} of ${channel}${site === undefined ? '' : ` at ${site}`}, ${predicate.commit}`);
    const { newest, entry } = source;
    return {
      source,
      ...(await documentsOf(source)),
      project: testedProject(project, predicate),
      notes: predicate.notes,
      repository: repositoryAt(repository, predicate),
      head: repository.commit,
      devicesTrust: reissue.site ? undefined : trustAt(newest.predicate, entry.trust),
    };
  },
});

/** The repository, standing on the commit of a release. */
const repositoryAt = (
  repository: Repository,
  { commit, created }: { readonly commit: string; readonly created: string },
): Repository => ({ ...repository, commit, commitTime: Date.parse(created) / 1000 });

const documentsOf = async ({
  statement,
  site,
}: ReissueSource): Promise<Pick<FoundSource, 'contract' | 'documents'>> => {
  const { config, foreignConfig, template } = statement.predicate.schemas ?? {};
  const documents: StagedObject[] = [];
  const read = async ({ path, sha256 }: { readonly path: string; readonly sha256: string }) => {
    const bytes = await readByDigest(uncached(site), path, sha256);
    documents.push({ path, body: { kind: 'bytes', bytes } });
    return { bytes, path };
  };
  const schema = async (ref: Parameters<typeof read>[0]) => {
    const { bytes, path } = await read(ref);
    return schemaFromBytes(bytes, path);
  };
  const text = async (ref: Parameters<typeof read>[0]) => {
    const { bytes, path } = await read(ref);
    return configText(bytes, path).text;
  };
  const judged = config && (await schema(config));
  const foreign = foreignConfig && (await schema(foreignConfig));
  const shipped = template && (await text(template));
  const contract: ConfigContract = {
    ...(judged ? { config: judged } : {}),
    ...(foreign ? { foreign } : {}),
    ...(shipped ? { template: shipped } : {}),
    samples: [],
  };
  return { contract: documents.length === 0 ? undefined : contract, documents };
};
