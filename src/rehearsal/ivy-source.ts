import { NEEDED } from '../devices/ivy/check-source.js';
import {
  addsMarkers,
  type CollectedTests,
  collectTests,
  GATE_MARKERS,
  isTestFile,
} from '../devices/ivy/gate-markers.js';
import { pyprojectFacts } from '../devices/ivy/pyproject-facts.js';
import type { SourceTree } from '../devices/ivy/source-tree.js';
import { entryBytes, passOver, type TarEntry } from '../devices/ivy/tar-file.js';
import { fail } from '../errors/ota-error.js';
import { eachEntry, inflateTarball } from './packed-tarball.js';

/** A source archive as a device finds it. */
export interface IvySource extends SourceTree {
  readonly gate: CollectedTests;
  /** Markers are added while tests are collected, which nothing but running them shows. */
  readonly marksByHook: boolean;
  /** The marker that this version, once it runs, has the tests of its successors chosen by; undefined where its code doesn’t show. */
  readonly ownMarker: string | undefined;
}

/** A longer text is no source that somebody wrote. */
const MAX_TEXT_BYTES = 8 * 1024 * 1024;
const TYPES: readonly unknown[] = ['file', 'directory', 'symlink'];

/**
 * Opens a source archive: a gzip tarball with exactly one top directory, whose names and links stay inside of it, and which holds
 * what a device looks for (P4 of the Ivy contract).
 *
 * @param shown the archive on the site, for messages. @throws OtaError `rehearsal-archive-refused`.
 */
export const openIvySource = async (file: string, shown: string): Promise<IvySource> => {
  const refuse = (reason: string) => fail('rehearsal-archive-refused', { file: shown, reason });
  const tarFile = await inflateTarball(file, shown);
  const tops = new Set<string>();
  const topNames = new Set<string>();
  const texts = new Map<string, string>();
  let ownMarker: string | undefined;
  await eachEntry(tarFile, shown, async (entry) => {
    const fault = entryFault(entry);
    if (fault !== undefined) throw refuse(fault);
    const [top = '', path = ''] = splitOnce(entry.header.name);
    tops.add(top);
    if (path !== '') topNames.add(/^[^/]+\/?/.exec(path)?.[0] ?? path);
    const text = await textOf(entry, path);
    if (text === undefined) return;
    if (path.startsWith('tests/') || path === 'pyproject.toml') texts.set(path, text);
    else ownMarker ??= markerIn(text);
  });
  const [top = ''] = tops;
  // Ivy: a flat tarball is rejected, and litters the device.
  if (tops.size !== 1 || topNames.size === 0)
    throw refuse(`it has ${tops.size} names at its top, and a device wants exactly one directory`);
  const lacking = NEEDED.filter((name) => name !== 'tests/' && !topNames.has(name));
  if (lacking.length > 0) throw refuse(`it lacks ${lacking.join(', ')}`);
  const tree = { tarFile, prefix: `${top}/`, topNames, texts, submodules: [], lfsPointers: [], oddNames: [] };
  return { ...tree, ...gateOf(texts), ownMarker };
};

/** `top/`, and what is below it. */
const splitOnce = (name: string): readonly [string, string] => {
  const at = name.indexOf('/');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
};

/** Why an entry must not be unpacked, in words. */
const entryFault = ({ header: { name, type, linkname } }: TarEntry): string | undefined => {
  if (!TYPES.includes(type)) return `${name} is a ${type ?? 'thing of unknown kind'}`;
  if (leadsOut(name)) return `${name} leads out of it`;
  if (type !== 'symlink') return undefined;
  const target = linkname ?? '';
  const isOut = target.startsWith('/') || leadsOut(`${name.slice(0, name.lastIndexOf('/') + 1)}${target}`);
  return isOut ? `its link ${name} leads out of it, to ${target}` : undefined;
};

/** Whether a path leaves the directory at the top, or goes through its parent. */
const leadsOut = (path: string): boolean => {
  if (path.startsWith('/') || path.includes('\\')) return true;
  let depth = 0;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.some((segment) => {
    depth += segment === '..' ? -1 : 1;
    return depth < 1;
  });
};

const textOf = async (entry: TarEntry, path: string): Promise<string | undefined> => {
  const { type, size } = entry.header;
  const isRead = type === 'file' && size <= MAX_TEXT_BYTES && (path === 'pyproject.toml' || path.endsWith('.py'));
  if (isRead) return (await entryBytes(entry)).toString('utf8');
  await passOver(entry);
  return undefined;
};

/** `pytest -m version_change`, as a command line or as a list of its words. */
const markerIn = (text: string): string | undefined =>
  GATE_MARKERS.find((marker) => new RegExp(`-m["']?[\\s,=]+["']?${marker}\\b`).test(text));

const gateOf = (texts: ReadonlyMap<string, string>): Pick<IvySource, 'gate' | 'marksByHook'> => {
  const inTests = [...texts].filter(([path]) => path.startsWith('tests/') && path.endsWith('.py'));
  const patterns = pyprojectFacts(texts.get('pyproject.toml') ?? '')?.testFiles ?? ['test_*.py', '*_test.py'];
  return {
    gate: collectTests(inTests.flatMap(([path, text]) => (isTestFile(path, patterns) ? [text] : []))),
    marksByHook: inTests.some(([, text]) => addsMarkers(text)),
  };
};

/**
 * How pytest would end before it has run a test, in words; undefined where it finds some (Ivy contract, “Update flow”).
 *
 * @param marker the choice of the version that runs the gate.
 */
export const gateFault = ({ topNames, gate, marksByHook }: IvySource, marker: string): string | undefined => {
  if (!topNames.has('tests/')) return 'pytest ends with exit code 4: there is no tests/';
  if (marksByHook || (gate.marked.get(marker) ?? 0) > 0) return undefined;
  return `pytest ends with exit code 5: none of ${gate.tests} tests carries the marker ${marker}`;
};
