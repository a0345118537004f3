import { configRevision } from '../devices/ivy/envelopes.js';
import { envelopePaths } from '../devices/ivy/site-paths.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { schemaFromBytes } from '../schemas/contract.js';
import { valueAt } from '../schemas/json-pointer.js';
import { parseJsonText } from '../schemas/json-text.js';
import { violationText } from '../schemas/judge-texts.js';
import type { SchemaDigests } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';
import { type SchemaKind, schemaPath } from '../site/layout.js';
import type { RehearsalContext } from './rehearsal.js';
import type { VerifiedRelease } from './verify-release.js';

type Site = Pick<RehearsalContext, 'site'>;

/** The configuration that devices are sent to bring them to a version. */
export interface SentConfig {
  readonly value: unknown;
  /** Undefined where it states none. */
  readonly revision: number | undefined;
}

/**
 * The configuration of the Tenta envelope that the release has published, or of its template; undefined where it has neither.
 *
 * @throws OtaError `site-object-unverified`, `config-json-…`.
 */
export const sentConfig = async (context: Site, release: VerifiedRelease): Promise<SentConfig | undefined> => {
  const { deviceFiles = [], schemas } = release.statement.predicate;
  const path = envelopePaths(release.version).tenta;
  const envelope = deviceFiles.find((file) => file.path === path);
  if (envelope) {
    const value = valueAt(await readJson(context, envelope), '/configuration');
    return { value, revision: configRevision(value) };
  }
  if (!schemas?.template) return undefined;
  const value = await readJson(context, schemas.template);
  return { value, revision: configRevision(value) };
};

/** The revision that a device on `version` has, by the template of that version; undefined where the site has none. */
export const currentRevision = async (context: Site, version: string): Promise<number | undefined> => {
  const sha256 = digestsOf(context, version)?.template;
  if (sha256 === undefined) return undefined;
  return configRevision(await readJson(context, { path: schemaPath(sha256, 'template'), sha256 }));
};

/** Ivy contract, “Config and foreign config”. */
const IVY_VERSION = /^\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?$/;
/** As many violations as are told. */
const MAX_VIOLATIONS = 3;

/**
 * What the ForeignConfig of a device on `version` has against a configuration, each in words: what every ForeignConfig asks for, and
 * what the schema that the site published of that version asks for.
 */
export const foreignRefusals = async (context: Site, version: string, value: unknown): Promise<readonly string[]> => {
  const named = valueAt(value, '/general/software_version');
  return [
    ...(configRevision(value) === undefined ? ['general.config_revision is no integer from -1 on'] : []),
    ...(typeof named === 'string' && IVY_VERSION.test(named) ? [] : ['general.software_version is no version to Ivy']),
    ...(await refusals(context, digestsOf(context, version)?.foreignConfig, 'foreign-config', value)),
  ];
};

/** What the Config of a release has against a configuration, each in words. */
export const configRefusals = (context: Site, release: VerifiedRelease, value: unknown): Promise<readonly string[]> =>
  refusals(context, release.statement.predicate.schemas?.config?.sha256, 'config', value);

const refusals = async (
  context: Site,
  sha256: string | undefined,
  kind: SchemaKind,
  value: unknown,
): Promise<readonly string[]> => {
  if (sha256 === undefined) return [];
  const path = schemaPath(sha256, kind);
  const schema = schemaFromBytes(await readObject(context, { path, sha256 }), path);
  return schema
    .judge(value)
    .slice(0, MAX_VIOLATIONS)
    .map(({ path: at, message }) => violationText(at, message));
};

/** Of a version of the index, or of one that has left it for the archive. */
const digestsOf = ({ site: { channel, directory } }: Site, version: string): SchemaDigests | undefined =>
  channel.releases.get(version)?.schemas ??
  directory.groups.find(({ versions }) => versions.includes(version))?.schemas;

interface SignedObject {
  readonly path: string;
  readonly sha256: string;
}

const readJson = async (context: Site, object: SignedObject): Promise<unknown> => {
  const { value, problems } = parseJsonText(await readObject(context, object), { file: object.path });
  if (problems.length > 0) throw new OtaError(problems);
  return value;
};

const readObject = async ({ site }: Site, { path, sha256 }: SignedObject): Promise<Uint8Array> => {
  const bytes = await site.source.read(path);
  if (bytes && sha256Hex(bytes) === sha256) return bytes;
  throw fail('site-object-unverified', {
    path,
    reason: bytes ? 'its digest is not the signed one' : 'it is signed, and not on the site',
  });
};
