// The release page’s template: one HTML file with the bundled script and style inside, which src/page/page-document.ts fills.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

const FOLDER = 'src/page/browser';
const SOURCE = 'src/page/browser/page.html';

/**
 * What a page never calls of semver, and no bundler can tell: methods, the search for versions in other texts, and what is told for
 * debugging. A semver in which it stands no longer so fails the build.
 */
const DEBUGGING = /^ *debug\(.*\)$|^const debug = .*$/gm;
const METHODS = /^ {2}(?:inc|compareBuild|intersects) \(.*?^ {2}\}\n/gms;
const UNCALLED = [
  ['classes/semver.js', METHODS],
  ['classes/comparator.js', METHODS],
  ['classes/range.js', METHODS],
  ['internal/re.js', /^\/\/ Coercion\..*?(?=^\/\/ Tilde ranges\.)/ms],
  ...['classes/semver.js', 'classes/comparator.js', 'classes/range.js', 'internal/re.js'].map((file) => [
    file,
    DEBUGGING,
  ]),
];

const leanSemver = {
  name: 'lean-semver',
  setup: (esbuild) =>
    esbuild.onLoad({ filter: /[\\/]semver[\\/](classes|internal)[\\/]\w+\.js$/ }, ({ path }) => {
      const mine = UNCALLED.filter(([file]) => path.replaceAll('\\', '/').endsWith(`/semver/${file}`));
      const contents = mine.reduce(
        (text, [file, uncalled]) => {
          const left = text.replace(uncalled, '');
          if (left === text) throw new Error(`semver/${file} has no ${uncalled}`);
          return left;
        },
        readFileSync(path, 'utf8'),
      );
      return { contents, loader: 'js' };
    }),
};

const bundled = async (root, entry) => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(FOLDER, entry)],
    outdir: 'dist',
    write: false,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    minify: true,
    metafile: true,
    // What asks for Node.js’s process is told that there is none.
    define: { process: 'undefined' },
    plugins: [leanSemver],
    logLevel: 'warning',
  });
  // A second pass finds what the first has made constant.
  const loader = entry.endsWith('.css') ? 'css' : 'js';
  const { code } = await transform(outputFiles[0].text, { loader, minify: true, charset: 'utf8', target: 'es2022' });
  return { text: code.trim(), inputs: metafile.inputs };
};

/** Style sheets with short names for their custom properties, the same in all of them. */
const withShortNames = (sheets) => {
  const names = [...new Set(sheets.join('').match(/--[a-z-]+/g))];
  return sheets.map((css) => css.replace(/--[a-z-]+/g, (name) => `--${names.indexOf(name).toString(36)}`));
};

const cspHash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the page may do: run and look like what stands in it, ask its own origin, and nothing else. */
const policy = (script, styles) =>
  [
    "default-src 'none'",
    `script-src ${cspHash(script)}`,
    `style-src ${styles.map(cspHash).join(' ')}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

const filled = (html, values) =>
  Object.entries(values).reduce((text, [name, value]) => {
    const parts = text.split(`%${name}%`);
    if (parts.length !== 2) throw new Error(`${SOURCE} has %${name}% ${parts.length - 1} times`);
    return parts.join(value);
  }, html);

/** The template as text, and what esbuild read for it: for the licences. */
export const bundlePage = async (root) => {
  const files = ['main.ts', 'page.css', 'page-dark.css'];
  const made = await Promise.all(files.map((file) => bundled(root, file)));
  const [script, ...sheets] = made.map(({ text }) => text);
  const [style, dark] = withShortNames(sheets);
  for (const end of ['</script', '</style'])
    if (`${script}${style}${dark}`.includes(end)) throw new Error(`the page’s script or style has ${end} in it`);
  const html = readFileSync(join(root, SOURCE), 'utf8').replace(/^ +/gm, '');
  const values = { POLICY: policy(script, [style, dark]), STYLE: style, DARK: dark, SCRIPT: script };
  return { html: filled(html, values), inputs: Object.assign({}, ...made.map(({ inputs }) => inputs)) };
};
