// The release page’s template: one HTML file with the bundled script and style inside, which src/page/page-document.ts fills.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const FOLDER = 'src/page/browser';
const SOURCE = 'src/page/browser/page.html';

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
    logLevel: 'warning',
  });
  return { text: outputFiles[0].text.trim(), inputs: metafile.inputs };
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
