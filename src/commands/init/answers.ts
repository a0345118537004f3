import { basename, join, resolve } from 'node:path';
import { OtaError } from '../../errors/ota-error.js';
import type { DeviceFamilyName } from '../../project/device-families.js';
import { judge } from '../../project/judge.js';
import { projectSchema } from '../../project/schema.js';
import type { Surroundings } from './detect.js';
import { detectForges, type ForgeName } from './detect-forge.js';
import { wouldBeCommitted } from './git-facts.js';
import { type HostSetup, hostSetup, SITE_BRANCH } from './host-setup.js';
import { PLACEHOLDER_URL, pagesUrl } from './public-url.js';

/** Everything that is decided before a file is written. */
export interface Answers {
  readonly product: string;
  readonly models: readonly string[];
  /** Whose pipelines are written; none for plain git. */
  readonly forges: readonly ForgeName[];
  readonly host: HostSetup;
  readonly publicUrl: string;
  readonly families: readonly DeviceFamilyName[];
  /** The directory that a new key goes to, absolute; absent where none is made. */
  readonly keys?: string;
  /** A scheduled job signs the index anew. */
  readonly refresh: boolean;
}

/** What `init` was told ahead, by flags and variables. */
export interface GivenAnswers {
  readonly product?: string;
  readonly models?: readonly string[];
  /** The forge whose pipeline is written, none for plain `git`; detected where it isn't given. */
  readonly forge?: ForgeName | 'git';
  /** The host of the new project, and what findings call the one that gave it. */
  readonly host?: { readonly text: string; readonly origin: string };
  readonly publicUrl?: string;
  readonly families?: readonly DeviceFamilyName[];
  /** The directory for a new key, relative to the project’s; `none` for no key. */
  readonly keys?: string;
  readonly schedule?: 'weekly' | 'none';
}

/** What `--keys` says for no key. */
export const NO_KEYS = 'none';

/** Where a new project publishes to without a pipeline, whose machines forget every folder. */
const DEFAULT_FOLDER = 'site';

/**
 * The answers that hold where nobody answers otherwise: what was given, else what is there, else what most begin with.
 *
 * @param origins what findings call the one that gave an answer.
 * @throws OtaError `project-…` for a value that the project file wouldn’t take, all of them at once.
 */
export const proposedAnswers = async (
  seen: Surroundings,
  given: GivenAnswers,
  origins: Readonly<Record<string, string>> = {},
): Promise<Answers> => {
  assertTaken(given, origins);
  const forges = await proposedForges(seen, given);
  const product = seen.standing?.product ?? given.product ?? seen.product;
  const usual = seen.standing?.host ?? (forges.length > 0 ? `branch:${SITE_BRANCH}` : DEFAULT_FOLDER);
  const host = hostSetup(given.host?.text ?? usual, given.host?.origin ?? seen.standing?.path ?? '--host');
  const keys = await keysDirectory(seen, given, product);
  return {
    product,
    models: given.models ?? [product],
    forges,
    host,
    publicUrl: given.publicUrl ?? seen.standing?.publicUrl ?? proposedUrl(seen, forges, host),
    families: given.families ?? seen.hints.map(({ family }) => family),
    ...(keys === undefined ? {} : { keys }),
    refresh: given.schedule !== 'none' && forges.length > 0,
  };
};

/** What is wrong with a value by the project file’s own rules, as its message; undefined for one that is taken. */
export const reasonAgainst = (key: 'product' | 'models' | 'publicUrl' | 'host', value: unknown): string | undefined =>
  problemsOf(key, value, key)[0]?.message;

/** The Pages of a forge, where they serve what is kept in a branch; a placeholder else. */
export const proposedUrl = (seen: Surroundings, forges: readonly ForgeName[], host: HostSetup): string => {
  const [forge] = forges;
  const isBranch = host.spec.kind === 'git-branch';
  return (forge !== undefined && isBranch ? pagesUrl(seen.git.origin, forge) : undefined) ?? PLACEHOLDER_URL;
};

const proposedForges = async (seen: Surroundings, { forge }: GivenAnswers): Promise<readonly ForgeName[]> => {
  if (forge === 'git') return [];
  return forge ? [forge] : detectForges(seen.directory);
};

/** Beside the repository, where nothing commits it: an existing key of the same place is used again. */
const keysDirectory = async (
  seen: Surroundings,
  { keys }: GivenAnswers,
  product: string,
): Promise<string | undefined> => {
  if (keys === NO_KEYS) return undefined;
  if (keys !== undefined) return resolve(seen.directory, keys);
  const usual = usualKeysDirectory(seen, product);
  // A home directory that is a repository itself: nothing beside the project is safe there.
  return seen.standing !== undefined || (await wouldBeCommitted(usual)) ? undefined : usual;
};

/** `../<product>-keys`, seen from the top of the repository. */
export const usualKeysDirectory = ({ git, directory }: Surroundings, product: string): string => {
  const top = git.below === '' ? resolve(directory) : (git.top ?? resolve(directory));
  return join(top, '..', basename(top) === `${product}-keys` ? `${product}-secret-keys` : `${product}-keys`);
};

const assertTaken = (given: GivenAnswers, origins: Readonly<Record<string, string>>): void => {
  const problems = (['product', 'models', 'publicUrl'] as const).flatMap((key) =>
    given[key] === undefined ? [] : problemsOf(key, given[key], origins[key] ?? key),
  );
  if (problems.length > 0) throw new OtaError(problems);
};

const problemsOf = (key: 'product' | 'models' | 'publicUrl' | 'host', value: unknown, origin: string) => {
  const place = () => ({ file: origin });
  const judged = judge(projectSchema.shape[key], {
    value,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: () => origin,
  });
  return 'value' in judged ? [] : judged.problems;
};
