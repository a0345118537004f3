import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { junitXml } from '../../src/report/junit.js';
import type { RunRecord } from '../../src/report/run-record.js';
import { sampleRecords } from '../support/run-records.js';

interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

const READ = `
import json, sys, xml.etree.ElementTree as tree
def plain(e): return {'tag': e.tag, 'attributes': e.attrib, 'text': e.text or '', 'children': [plain(c) for c in e]}
print(json.dumps([plain(tree.fromstring(text.encode())) for text in json.load(sys.stdin)]))
`;

/** The documents as a parser of XML that knows nothing of us reads them. */
const readXml = (texts: readonly string[]): readonly Element[] =>
  JSON.parse(execFileSync('python3', ['-c', READ], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1e8 }));

const fileFromRoot = (file: string): string | undefined => (file.endsWith('.yaml') ? file : undefined);

const suiteOf = (record: RunRecord): Element => {
  const [root] = readXml([junitXml(record, { fileFromRoot })]);
  const suite = root?.children[0];
  if (root?.tag !== 'testsuites' || suite?.tag !== 'testsuite') throw new Error('no suite');
  return suite;
};

const casesOf = (suite: Element): readonly Element[] => suite.children.filter(({ tag }) => tag === 'testcase');

describe('junitXml', () => {
  it('has a test case for each step, with its time in seconds', () => {
    const suite = suiteOf(sampleRecords.resumed);
    expect(suite.attributes).toEqual({
      name: 'ota-release release',
      tests: '11',
      failures: '0',
      errors: '0',
      skipped: '4',
      time: '9.660',
    });
    expect(casesOf(suite).slice(4, 6)).toEqual([
      {
        tag: 'testcase',
        attributes: { classname: 'ota-release release', name: 'Plan', time: '0.875' },
        text: '',
        children: [],
      },
      {
        tag: 'testcase',
        attributes: { classname: 'ota-release release', name: 'Sign', time: '0.000' },
        text: expect.any(String),
        children: [{ tag: 'skipped', attributes: { message: '1.2.0 is released already' }, text: '', children: [] }],
      },
    ]);
  });

  it('has a failed test case for the step that failed and for each error, no two of one class and name', () => {
    const suite = suiteOf(sampleRecords.failed);
    const cases = casesOf(suite);
    const failed = cases.filter(({ children }) => children[0]?.tag === 'failure');
    expect(suite.attributes).toMatchObject({ tests: '20', failures: '18' });
    expect(failed).toHaveLength(18);
    expect(failed[0]).toMatchObject({ attributes: { name: 'Check' }, children: [{ text: '17 errors, 13 warnings' }] });
    expect(failed[1]).toMatchObject({
      attributes: {
        classname: 'products/gateway/ota-release.yaml',
        file: 'products/gateway/ota-release.yaml',
        name: 'site-host-missing',
      },
      children: [
        {
          attributes: { message: 'There is no host to publish to.' },
          text: expect.stringMatching(
            /^There is no host.*\nFix: .*\nAt: products\/gateway\/ota-release\.yaml:12:3 \(host\)$/,
          ),
        },
      ],
    });
    const keys = cases.map(({ attributes }) => `${attributes.classname} ${attributes.name}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('products/gateway/ota-release.yaml bundle-directory-empty (2)');
  });

  it('classes an error without a file of the repository by its place, or by the tool', () => {
    const classes = casesOf(suiteOf(sampleRecords.failed)).map(({ attributes }) => attributes.classname);
    expect(classes).toEqual(expect.arrayContaining(['--key', 'latest', 'ota-release']));
  });

  it('has warnings as the suite’s output', () => {
    const output = suiteOf(sampleRecords.published).children.find(({ tag }) => tag === 'system-out');
    expect(output?.text).toMatch(/^warning: The directory "var\/cache" is empty[\s\S]*\[bundle-directory-empty\]$/);
    expect(suiteOf(sampleRecords.planned).children.some(({ tag }) => tag === 'system-out')).toBe(false);
  });

  it('is well-formed and keeps the text, whatever others wrote', () => {
    const texts = [
      ...fc.sample(fc.string({ unit: fc.nat(0xffff).map((point) => String.fromCharCode(point)) }), {
        numRuns: 300,
        seed: 3,
      }),
      `]]> <b a='1'> "&amp;" \u0000\u001b[31m\ufffe\uffff\ud800 x`,
    ];
    const documents = texts.map((text) =>
      junitXml(
        {
          ...sampleRecords.failed,
          steps: [{ title: text, ended: 'skipped', reason: text, milliseconds: 0 }],
          findings: [
            problem('bundle-directory-empty', { path: 'x' }, { file: text }, 'error'),
            { ...problem('bundle-directory-empty', { path: 'x' }), message: text },
          ],
        },
        { fileFromRoot: (file) => file || undefined },
      ),
    );
    expect(readXml(documents)).toHaveLength(texts.length);
    const [root] = readXml([documents.at(-1) ?? '']);
    expect(root?.children[0]?.children[0]?.attributes.name).toBe(`]]> <b a='1'> "&amp;" \uFFFD\uFFFD\uFFFD\uFFFD x`);
  });

  it('attaches no file that others name', () => {
    const finding = { ...problem('bundle-directory-empty', { path: 'x' }), message: '[[ATTACHMENT|/etc/passwd]]' };
    expect(junitXml({ ...sampleRecords.failed, findings: [finding] }, { fileFromRoot })).not.toContain('[[ATTACHMENT');
  });
});
