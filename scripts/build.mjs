// Builds dist/ from src/: the command line, the library with its types, the worker threads, the release page, and the licences of what is
// bundled. The same source and lock file give the same bytes, so that the committed dist can be compared with a fresh one.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundlePage } from './page-bundle.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Packages that do nothing when they are imported, which their package.json doesn't say: what isn't used of them is left
 * out, and with it the half megabyte of network code that a run without a forge's API never needs.
 */
const QUIET_PACKAGES = /^(@actions\/[a-z-]+|undici|tunnel)$/;

/** What semver asks of the environment as soon as it is imported: the library reads none. */
const QUIET_IMPORTS = { 'process.env.NODE_DEBUG': '""' };

const quietPackages = {
  name: 'quiet-packages',
  setup: (esbuild) => {
    const resolved = async ({ path, kind, resolveDir, importer }) => ({
      ...(await esbuild.resolve(path, { kind, resolveDir, importer, pluginData: 'resolving' })),
      sideEffects: false,
    });
    esbuild.onResolve({ filter: /^[^.]/ }, (request) =>
      request.pluginData !== 'resolving' && QUIET_PACKAGES.test(request.path) ? resolved(request) : undefined,
    );
    esbuild.onResolve({ filter: /^\.\.?\// }, (request) =>
      request.pluginData !== 'resolving' && /[\\/]node_modules[\\/]@actions[\\/]/.test(request.importer)
        ? resolved(request)
        : undefined,
    );
  },
};

/** zod has its messages in some fifty languages, three hundred kilobytes that every start would read; ours are English. */
const oneLanguage = {
  name: 'one-language',
  setup: (esbuild) =>
    esbuild.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    })),
};

const bundle = async () =>
  build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/entry/cli.ts',
      action: 'src/entry/action.ts',
      index: 'src/index.ts',
      'deflate-worker': 'src/bundle/deflate-worker.ts',
      'schema-module-worker': 'src/schemas/schema-module-worker.ts',
      'typescript-loader': 'src/schemas/typescript-loader.ts',
    },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    chunkNames: 'chunk-[hash]',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    metafile: true,
    plugins: [quietPackages, oneLanguage],
    define: {
      OTA_RELEASE_VERSION: JSON.stringify(version),
      // The SDK that is bundled runs on every Node that we do; which Node a later one wants is no news for a release's log.
      'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"',
      ...QUIET_IMPORTS,
    },
    logLevel: 'warning',
    // Bundled CommonJS packages ask for Node's own modules through require, which ESM doesn't have.
    banner: {
      js: "import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);",
    },
  });

/**
 * The handler of check-ins, one file for platforms that are not Node.js: without a banner, and refused with anything of Node’s own
 * in it.
 */
const bundleForEdge = async () =>
  build({
    absWorkingDir: root,
    entryPoints: { 'check-in': 'src/check-in.ts' },
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: QUIET_IMPORTS,
    plugins: [oneLanguage],
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    // Tools that look for `export` line by line would take all behind a `//` in some text for a comment.
    lineLimit: 160,
    keepNames: false,
    metafile: true,
    logLevel: 'warning',
  });

/** The package folders that the bundle took code from: `node_modules/a`, `node_modules/@b/c`. */
const bundledPackages = (metafile) => {
  const folders = Object.keys(metafile.inputs)
    .map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
    .filter(Boolean);
  return [...new Set(folders)].sort();
};

const licenceText = (folder) => {
  const file = readdirSync(join(root, folder)).find((name) => /^(licen[cs]e|copying|unlicense)/i.test(name));
  return file
    ? readFileSync(join(root, folder, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim()
    : undefined;
};

const writeLicences = (metafile) => {
  const sections = bundledPackages(metafile).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return `${name} ${version} (${license})\n\n${licenceText(folder) ?? `Licensed under ${license}.`}\n`;
  });
  const heading = 'Licences of the libraries bundled in this folder.\n';
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), [heading, ...sections].join(`\n${'-'.repeat(80)}\n\n`));
};

const specifiers = (text) => [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]);

/** Copies the declarations that the library's face reaches, and refuses one that would need a package at run time. */
const writeTypes = () => {
  const out = mkdtempSync(join(tmpdir(), 'ota-release-types-'));
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--outDir', out, '--project', join(root, 'scripts/tsconfig.types.json')];
    execFileSync(process.execPath, [tsc, ...options], { cwd: root, stdio: 'inherit' });
    const queue = ['index', 'check-in'].map((entry) => join(out, `src/${entry}.d.ts`));
    const seen = new Set(queue);
    for (const file of queue) {
      const text = readFileSync(file, 'utf8');
      for (const specifier of specifiers(text)) {
        if (specifier.startsWith('node:')) continue;
        if (!specifier.startsWith('.')) throw new Error(`${relative(out, file)} exposes the types of '${specifier}'`);
        const next = resolve(dirname(file), specifier.replace(/\.js$/, '.d.ts'));
        if (!existsSync(next)) throw new Error(`${relative(out, file)}: no declarations for '${specifier}'`);
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
      const target = join(dist, 'types', relative(join(out, 'src'), file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};

/** Removes what an earlier build left; only afterwards, so that a running process never misses a chunk it is about to load. */
const removeStale = (metafile) => {
  const made = new Set([
    ...Object.keys(metafile.outputs),
    'dist/page.html',
    'dist/THIRD-PARTY-LICENSES.txt',
    'dist/types',
  ]);
  for (const name of readdirSync(dist)) if (!made.has(`dist/${name}`)) rmSync(join(dist, name), { recursive: true });
};

const parts = [await bundle(), await bundleForEdge()].map(({ metafile }) => metafile);
const page = await bundlePage(root);
const metafile = {
  inputs: Object.assign({}, page.inputs, ...parts.map(({ inputs }) => inputs)),
  outputs: Object.assign({}, ...parts.map(({ outputs }) => outputs)),
};
chmodSync(join(dist, 'cli.js'), 0o755);
writeFileSync(join(dist, 'page.html'), page.html);
writeLicences(metafile);
rmSync(join(dist, 'types'), { recursive: true, force: true });
writeTypes();
removeStale(metafile);
