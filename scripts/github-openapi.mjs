// Writes test/fixtures/github-openapi.json: what GitHub's own description of its REST API says of the endpoints that the
// GitHub forge uses, for the double that the tests run against. The description's package is hundreds of megabytes large,
// so it is installed for this one moment, and only the part is kept. Run it after adding an endpoint or raising the version.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@octokit/openapi';
const VERSION = '23.0.2';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(root, 'test/fixtures/github-openapi.json');

const REPOSITORY = '/repos/{owner}/{repo}';
const ENDPOINTS = {
  '': ['get'],
  '/commits/{commit_sha}/branches-where-head': ['get'],
  '/compare/{basehead}': ['get'],
  '/git/commits/{commit_sha}': ['get'],
  '/git/ref/{ref}': ['get'],
  '/git/refs': ['post'],
  '/git/tags': ['post'],
  '/git/tags/{tag_sha}': ['get'],
  '/readme': ['get'],
  '/releases': ['get', 'post'],
  '/releases/assets/{asset_id}': ['get', 'delete'],
  '/releases/tags/{tag}': ['get'],
  '/releases/{release_id}': ['patch', 'delete'],
  '/releases/{release_id}/assets': ['get', 'post'],
  '/rulesets': ['get'],
  '/rulesets/{ruleset_id}': ['get'],
  '/tarball/{ref}': ['get'],
};

/** The whole description, as the vendor publishes it. */
const readDescription = () => {
  const directory = mkdtempSync(join(tmpdir(), 'ota-github-openapi-'));
  try {
    const options = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', '--prefix', directory, ...options, `${PACKAGE}@${VERSION}`], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    const file = join(directory, 'node_modules', PACKAGE, 'generated/api.github.com.json');
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** What people read. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'title']);
/** Of the vendor's own additions, the one that says that a path parameter may hold slashes. */
const isProse = (key) => PROSE.has(key) || (key.startsWith('x-') && key !== 'x-multi-segment');

/** The same without prose. Names of properties, components and media types are no keywords, whatever they are. */
const withoutProse = (node, named = false) => {
  if (Array.isArray(node)) return node.map((item) => withoutProse(item));
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(([key]) => named || !isProse(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutProse(value, key === 'properties' && !named)]));
};

const selectPaths = (description) =>
  Object.entries(ENDPOINTS).map(([path, methods]) => {
    const item = description.paths[`${REPOSITORY}${path}`];
    const operations = methods.map((method) => {
      if (!item?.[method]) throw new Error(`${PACKAGE} ${VERSION} describes no ${method} ${REPOSITORY}${path}`);
      return [method, withoutProse(item[method])];
    });
    return [`${REPOSITORY}${path}`, operations];
  });

const references = (node) =>
  [...JSON.stringify(node).matchAll(/"\$ref":"#\/components\/([^/"]+)\/([^/"]+)"/g)].map(([, kind, name]) => [
    kind,
    name,
  ]);

/** Every component that the paths reach, by kind and name. */
const selectComponents = (description, paths) => {
  const kinds = new Map();
  const queue = references(paths);
  for (const [kind, name] of queue) {
    const components = kinds.get(kind) ?? new Map();
    kinds.set(kind, components);
    if (components.has(name)) continue;
    const component = withoutProse(description.components[kind][name]);
    components.set(name, component);
    queue.push(...references(component));
  }
  return [...kinds].sort().map(([kind, components]) => [kind, [...components].sort(([a], [b]) => (a < b ? -1 : 1))]);
};

/** An object of named groups, one member of a group on a line, so that a change of the description shows in the diff. */
const grouped = (groups) =>
  groups
    .map(([group, members]) => {
      const lines = members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
      return `${JSON.stringify(group)}: {\n${lines.join(',\n')}\n}`;
    })
    .join(',\n');

const description = readDescription();
const paths = selectPaths(description);
const components = selectComponents(description, paths);
const { title, version, license } = description.info;
const info = { title, version, license, source: `${PACKAGE}@${VERSION}` };
const text = [
  `{"openapi": ${JSON.stringify(description.openapi)},`,
  `"info": ${JSON.stringify(info)},`,
  `"paths": {\n${grouped(paths)}\n},`,
  `"components": {\n${grouped(components)}\n}}\n`,
].join('\n');
JSON.parse(text);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, text);
console.log(`${output}: ${paths.length} paths, ${(text.length / 1024).toFixed(0)} KiB`);
