import { type PythonLine, pythonLines } from './python-lines.js';

/** What a device’s gate runs: the code asks for the first, the manual for the second (Ivy contract, “Update flow”). */
export const GATE_MARKERS = ['version_change', 'integration'] as const;

/** The tests below `tests/`, as pytest would collect them. */
export interface CollectedTests {
  readonly tests: number;
  /** How many of them carry a marker, by its name. */
  readonly marked: ReadonlyMap<string, number>;
}

interface Container {
  readonly marks: Set<string>;
  /** Whether pytest looks for tests in it. */
  collected: boolean;
  readonly items: (Container | { readonly test: ReadonlySet<string> })[];
}

/** What a block of lines stands in; `undefined` inside of a function, where nothing is collected. */
interface Scope {
  readonly indent: number;
  readonly container: Container | undefined;
}

const MARK = /\bmark\.([A-Za-z_]\w*)/g;
const CLASS = /^class\s+(\w+)\s*(?:\((.*)\))?\s*:/;
const FUNCTION = /^(?:async\s+)?def\s+(\w+)/;
const MARKS_OF_ALL = /^pytestmark\s*(?::[^=]+)?\+?=/;
const ALIAS = /^(\w+)\s*=\s*(?:\w+\.)*mark\.([A-Za-z_]\w*)/;

/**
 * Counts the tests in the texts of Python files and the markers they carry by decorators, by `pytestmark` of their file or class,
 * or by a decorator of the class. Nothing is run: what a hook or a base class of another file adds isn’t seen.
 */
export const collectTests = (texts: Iterable<string>): CollectedTests => {
  const marked = new Map<string, number>();
  let tests = 0;
  for (const text of texts)
    for (const marks of testsOf(moduleOf(pythonLines(text)), new Set())) {
      tests += 1;
      for (const mark of marks) marked.set(mark, (marked.get(mark) ?? 0) + 1);
    }
  return { tests, marked };
};

const testsOf = (container: Container, outer: ReadonlySet<string>): readonly ReadonlySet<string>[] => {
  if (!container.collected) return [];
  const marks = new Set([...outer, ...container.marks]);
  return container.items.flatMap((item) =>
    'test' in item ? [new Set([...marks, ...item.test])] : testsOf(item, marks),
  );
};

const newContainer = (marks: ReadonlySet<string>, collected: boolean): Container => ({
  marks: new Set(marks),
  collected,
  items: [],
});

/** The tests and classes of a file. Blocks such as `if` and `try` are passed through. */
const moduleOf = (lines: readonly PythonLine[]): Container => {
  const module = newContainer(new Set(), true);
  const aliases = new Map<string, string>();
  const scopes: Scope[] = [{ indent: -1, container: module }];
  let decorators = new Set<string>();
  for (const { indent, code } of lines) {
    while (scopes.length > 1 && (scopes.at(-1)?.indent ?? -1) >= indent) scopes.pop();
    const container = scopes.at(-1)?.container;
    if (container === undefined) continue;
    const marks = marksIn(code, aliases);
    if (code.startsWith('@')) decorators = new Set([...decorators, ...marks]);
    else {
      const inner = addTo(container, code, decorators);
      if (inner !== 'none') scopes.push({ indent, container: inner });
      if (MARKS_OF_ALL.test(code)) for (const mark of marks) container.marks.add(mark);
      const [, alias, mark] = ALIAS.exec(code) ?? [];
      if (alias !== undefined && mark !== undefined) aliases.set(alias, mark);
      decorators = new Set();
    }
  }
  return module;
};

/** Takes down the class or test that a line begins; gives what its block stands in. */
const addTo = (container: Container, code: string, decorators: ReadonlySet<string>): Container | undefined | 'none' => {
  const [, className = '', bases = ''] = CLASS.exec(code) ?? [];
  if (className !== '') {
    // pytest: classes named Test…, and those of unittest whatever their name.
    const inner = newContainer(decorators, className.startsWith('Test') || /\bTestCase\b/.test(bases));
    container.items.push(inner);
    return inner;
  }
  const name = FUNCTION.exec(code)?.[1];
  if (name === undefined) return 'none';
  // pytest: a class that has a constructor is no class of tests.
  if (name === '__init__') container.collected = false;
  if (name.startsWith('test')) container.items.push({ test: decorators });
  return undefined;
};

const marksIn = (code: string, aliases: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const named = [...code.matchAll(MARK)].flatMap(([, name]) => name ?? []);
  if (aliases.size === 0) return new Set(named);
  return new Set([...named, ...[...code.matchAll(/\b\w+\b/g)].flatMap(([word]) => aliases.get(word) ?? [])]);
};

/**
 * Whether pytest takes a file for one of tests.
 *
 * @param patterns `python_files` of its settings.
 */
export const isTestFile = (path: string, patterns: readonly string[]): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return patterns.some((pattern) => globTest(pattern).test(pattern.includes('/') ? path : name));
};

const globTest = (pattern: string): RegExp => {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
};

/** Whether a text adds markers while tests are collected, which can only be seen by running it. */
export const addsMarkers = (text: string): boolean => /\badd_marker\s*\(/.test(text);
