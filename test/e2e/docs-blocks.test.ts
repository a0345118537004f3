import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'sucrase';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { bundled } from '../support/bundled.js';
import { runProcess } from '../support/cli.js';
import { FATES, type Fate } from '../support/docs-blocks/fates.js';
import { readYamlBlock, type YamlBlock } from '../support/docs-blocks/yaml-judge.js';
import { schemaFaults } from '../support/gitlab-ci.js';
import { cloneRoot } from '../support/markdown.js';
import { type FencedBlock, fencedBlocks } from '../support/markdown-blocks.js';
import { workspaces } from '../support/workspaces.js';

interface PageBlock extends FencedBlock {
  readonly page: string;
}

const documentsIn = (directory: string): readonly string[] =>
  readdirSync(join(cloneRoot, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(directory, name));

const pages = ['README.md', ...documentsIn('docs'), ...documentsIn('examples')].sort();
const blocks: readonly PageBlock[] = pages.flatMap((page) => fencedBlocks(page).map((block) => ({ page, ...block })));

const QUICKSTART = /^docs\/quickstart-\w+\.md$/;
const PARSED = /^(yaml|json|js|ts)$/;
/** What is printed, layouts, grammars, pictures. */
const PLAIN = /^(text|mermaid)$/;

/** The row of a block: of those that fit it, the longest. */
const rowOf = ({ page, text }: PageBlock) =>
  FATES.filter(([of, begins]) => of === page && text.startsWith(begins)).sort((a, b) => b[1].length - a[1].length)[0];

const fateOf = (block: PageBlock): Fate | { readonly kind: 'parsed' } | undefined => {
  if (QUICKSTART.test(block.page)) return { kind: 'run', by: 'test/e2e/quickstart.test.ts' };
  // A test of its own holds it against what is exported.
  if (block.page === 'docs/library-api.md') return { kind: 'shown', why: 'generated from the declarations' };
  const [, , fate] = rowOf(block) ?? [];
  if (fate) return fate;
  if (PARSED.test(block.language)) return { kind: 'parsed' };
  return PLAIN.test(block.language) ? { kind: 'shown', why: 'what is printed, a layout or a picture' } : undefined;
};

const titleOf = ({ page, heading, text }: PageBlock): string => `${page}, ${heading}: ${text.split('\n')[0]}`;

const yaml: readonly (readonly [title: string, read: YamlBlock])[] = blocks
  .filter(({ language }) => language === 'yaml')
  .map((block) => [titleOf(block), readYamlBlock(block.text)]);

const workspace = workspaces();
const parser = bundled(new URL('../support/github-parser.ts', import.meta.url));
afterAll(parser.dispose);

describe('every block of README, docs and examples', () => {
  test('is run, parsed, or only shown for a reason', () => {
    expect(blocks.filter((block) => fateOf(block) === undefined).map(titleOf)).toEqual([]);
    const unused = FATES.filter((row) => !blocks.some((block) => rowOf(block) === row));
    expect(unused.map(([page, begins]) => `${page}: ${begins}`)).toEqual([]);
    const of = (kind: string): number => blocks.filter((block) => fateOf(block)?.kind === kind).length;
    process.stdout.write(`blocks: ${of('run')} run, ${of('parsed')} parsed, ${of('shown')} shown\n`);
    // Most of what a page shows is proven.
    expect(of('run') + of('parsed')).toBeGreaterThan(3 * of('shown'));
  });

  test('that is said to be run is on a page that its test takes', () => {
    const untaken = blocks.flatMap((block) => {
      const fate = fateOf(block);
      return fate?.kind === 'run' && !takes(fate.by, block) ? [`${titleOf(block)} by ${fate.by}`] : [];
    });
    expect(untaken).toEqual([]);
  });

  test('of YAML is a part of a project file, a workflow or a pipeline', async () => {
    const kinds = new Set(yaml.map(([, { kind }]) => kind));
    expect([...kinds].sort()).toEqual(['include', 'pipeline', 'project', 'workflow']);
    const faults = yaml.flatMap(([title, read]) =>
      read.kind === 'project' ? read.faults.map((fault) => `${title}: ${fault}`) : [],
    );
    expect(faults).toEqual([]);
    for (const [title, read] of yaml) {
      if (read.kind !== 'include') continue;
      const names = read.components.map(
        (name) => /^(?:\$CI_SERVER_FQDN\/OWNER\/ota-release\/)?(\w+)(?:@.*|\/release\.yml)$/.exec(name)?.[1],
      );
      const files = names.map((name) => (name === 'gitlab' ? 'gitlab/release.yml' : `templates/${name}/template.yml`));
      expect(
        files.filter((file) => !existsSync(join(cloneRoot, file))),
        title,
      ).toEqual([]);
    }
  });

  test('of a workflow passes GitHub’s own parser', async () => {
    const files = yaml.flatMap(([path, read]) => (read.kind === 'workflow' ? [{ path, text: read.text }] : []));
    const run = await runProcess(process.execPath, [parser.file], { cwd: cloneRoot, input: JSON.stringify(files) });
    expect(run.exitCode, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual(files.map(({ path }) => ({ path, errors: [] })));
  });

  test('of a pipeline passes GitLab’s own schema', async () => {
    const jobs = yaml.flatMap(([, read]) => (read.kind === 'pipeline' ? [read.jobs] : []));
    const named = jobs.map((one, index) =>
      Object.fromEntries(Object.entries(one).map(([name, job]) => [`${name}-${index}`, withoutNeeds(job)])),
    );
    const pipeline = stringify(Object.assign({}, ...named));
    expect(await schemaFaults({ repo: workspace().repo, pipeline })).toBe('');
  });

  test('of JSON and program text can be read, and imports what there is', async () => {
    const exported = new Map([
      ['ota-release', await exportsOf('index.js')],
      ['ota-release/check-in', await exportsOf('check-in.js')],
    ]);
    for (const block of blocks) {
      const { language, text } = block;
      if (language === 'json') expect(() => readJson(text), titleOf(block)).not.toThrow();
      if (!/^(js|ts)$/.test(language) || fateOf(block)?.kind === 'shown') continue;
      expect(() => transform(text, { transforms: ['typescript'] }), titleOf(block)).not.toThrow();
      for (const [, names = '', from = ''] of text.matchAll(/^import \{([^}]+)\} from '(ota-release[^']*)'/gm))
        expect(exported.get(from), titleOf(block)).toEqual(
          expect.arrayContaining(names.split(',').map((name) => name.trim())),
        );
    }
  });

  test('of a shell can be read by one', async () => {
    for (const block of blocks) {
      const isRun = fateOf(block)?.kind === 'run';
      if (!/^(sh|console)$/.test(block.language) || isRun || block.text.startsWith('$ ')) continue;
      const { exitCode, stderr } = await runProcess('sh', ['-n'], { cwd: cloneRoot, input: block.text });
      expect(exitCode, `${titleOf(block)}\n${stderr}`).toBe(0);
    }
  });
});

/** A value, a part of an object, or a value on each line; `[…]` stands for a list that is left out. */
const readJson = (shown: string): unknown => {
  const text = shown.replaceAll('[…]', '[]');
  const lines = text.trim().split('\n');
  if (lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line)))
    return lines.map((line): unknown => JSON.parse(line));
  return JSON.parse(text.startsWith('"') ? `{${text}}` : text);
};

const exportsOf = async (file: string): Promise<readonly string[]> => {
  const loaded: unknown = await import(new URL(`../../dist/${file}`, import.meta.url).href);
  return Object.keys(Object(loaded));
};

const withoutNeeds = (job: unknown): unknown => {
  const { needs: _needs, ...rest } = job as Readonly<Record<string, unknown>>;
  return rest;
};

/** Whether a test, or a file that it imports, names the page; and the very block, where the test types commands of many pages. */
const takes = (file: string, block: PageBlock): boolean => {
  const { page } = block;
  const text = readFileSync(join(cloneRoot, file), 'utf8');
  const example = /^examples\/([^/]+)\//.exec(page)?.[1];
  const named = (one: string): boolean => one.includes(page) || (example !== undefined && one.includes(`'${example}'`));
  if (file.endsWith('docs-typed.test.ts')) return named(text) && text.includes(rowOf(block)?.[1] ?? page);
  const imported = [...text.matchAll(/from '(\.[^']+)\.js'/g)].map(([, from = '']) => join(file, '..', `${from}.ts`));
  return named(text) || imported.some((path) => named(readFileSync(join(cloneRoot, path), 'utf8')));
};
