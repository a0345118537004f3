import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Place, type Problem, problem } from '../errors/problem.js';
import { type PublicKey, parsePublicKey } from './public-key.js';

/** Whose signatures count, and how many of them it takes. */
export interface Trust {
  /** Each key once. */
  readonly keys: readonly PublicKey[];
  /** From 1 to the number of keys. */
  readonly threshold: number;
}

/** What reading a list of trusted keys needs of the world. */
export interface TrustSource {
  /** The text of a file, by the path as it was written. Rejects where it can't be read. */
  readonly readFile: (path: string) => Promise<string>;
  /** Where the list stands, for messages. */
  readonly place?: Place;
}

/**
 * The trust that a list of keys declares. Each item is a key's text (base64, minisign, PEM) or the path of a file that
 * holds one. Every problem is reported at once; `trust` is missing where one of them is an error.
 *
 * Problems: `key-none-trusted`, `key-threshold-invalid`, `key-threshold-too-high`, `key-file-unreadable`, and what
 * `parsePublicKey` throws; `key-repeated` as a warning.
 */
export const readTrust = async (
  specs: readonly string[],
  threshold: number,
  source: TrustSource,
): Promise<{ readonly trust?: Trust; readonly problems: readonly Problem[] }> => {
  const read = await Promise.all(specs.map((spec, index) => readKey(spec, source, itemPlace(source.place, index))));
  const found = read.flatMap(({ key }) => (key ? [key] : []));
  const keys = found.filter((key, index) => firstIndex(found, key) === index);
  // Counts and positions mean something only where every item could be read.
  const ofList =
    found.length === specs.length
      ? [...repetitions(found, source.place), ...thresholdProblems(keys.length, threshold, source.place)]
      : [];
  const problems = [...read.flatMap((item) => item.problems), ...ofList];
  return hasErrors(problems) ? { problems } : { trust: { keys, threshold }, problems };
};

interface ReadKey {
  readonly key?: PublicKey;
  readonly problems: readonly Problem[];
}

const readKey = async (spec: string, source: TrustSource, place: Place | undefined): Promise<ReadKey> => {
  try {
    if (isKeyText(spec)) return { key: parsePublicKey(spec, place), problems: [] };
  } catch (error) {
    return { problems: problemsOf(error) };
  }
  return readKeyFile(spec, source, place);
};

const readKeyFile = async (path: string, source: TrustSource, place: Place | undefined): Promise<ReadKey> => {
  let text: string;
  try {
    text = await source.readFile(path);
  } catch (error) {
    return { problems: [problem('key-file-unreadable', { file: path, reason: reasonOf(error) }, place)] };
  }
  try {
    return { key: parsePublicKey(text, { file: path }), problems: [] };
  } catch (error) {
    return { problems: problemsOf(error) };
  }
};

/**
 * Shapes of a key's text: several lines or PEM, OpenSSH, padded base64, hex, minisign's two keys without their comment,
 * an unpadded seed or key, PKCS#8 without its armour.
 */
const KEY_SHAPES: readonly RegExp[] = [
  /^$|\n|^-----BEGIN |^untrusted comment:|^ssh-/,
  /^[A-Za-z0-9+/_-]{16,}={1,2}$/,
  /^([0-9a-f]{64}|[0-9a-f]{128})$/i,
  /^RW([A-Za-z0-9+/]{54}|[A-Za-z0-9+/]{210})$/,
  /^[A-Za-z0-9+/_-]{43}$/,
  /^MC4CAQAw[A-Za-z0-9+/]{56}$/,
];

/**
 * Whether an item is meant as a key rather than a path. The wrong kinds of key count too (secrets, hex, OpenSSH), so that
 * they are refused as keys: a path is shown in messages, a key's text never is.
 */
const isKeyText = (spec: string): boolean => {
  const text = spec.replace(/^\uFEFF/, '').replaceAll(/^["'\s]+|["'\s]+$/g, '');
  return KEY_SHAPES.some((shape) => shape.test(text));
};

/** Where each key first stands in the list. */
const firstIndex = (keys: readonly PublicKey[], key: PublicKey): number =>
  keys.findIndex(({ keyId }) => keyId === key.keyId);

const repetitions = (keys: readonly PublicKey[], place: Place | undefined): readonly Problem[] =>
  keys.flatMap((key, index) => {
    const first = firstIndex(keys, key);
    if (first === index) return [];
    return [problem('key-repeated', { keyId: key.keyId, first: first + 1, again: index + 1 }, itemPlace(place, index))];
  });

const thresholdProblems = (keys: number, threshold: number, place: Place | undefined): readonly Problem[] => {
  if (keys === 0) return [problem('key-none-trusted', {}, place)];
  if (!Number.isInteger(threshold) || threshold < 1) return [problem('key-threshold-invalid', { threshold }, place)];
  return threshold > keys ? [problem('key-threshold-too-high', { threshold, keys }, place)] : [];
};

const itemPlace = (place: Place | undefined, index: number): Place | undefined =>
  place?.path ? { ...place, path: `${place.path}.${index}` } : place;

const problemsOf = (error: unknown): readonly Problem[] => {
  if (error instanceof OtaError) return error.problems;
  throw error;
};

/** The system's word for it (`ENOENT`), without the path that its message repeats. */
const reasonOf = (error: unknown): string => {
  const code = (error as { readonly code?: unknown }).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a directory';
  return typeof code === 'string' ? code : 'it can’t be read';
};
