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
    logLevel: 'warning',
  });
  return { text: outputFiles[0].text.trim(), inputs: metafile.inputs };
};

const cspHash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the page may do: run and look like what stands in it, ask its own origin, and nothing else. */
const policy = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${cspHash(script)}`,
    `style-src ${cspHash(style)}`,
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
  const [script, style] = [await bundled(root, 'main.ts'), await bundled(root, 'page.css')];
  for (const end of ['</script', '</style'])
    if (`${script.text}${style.text}`.includes(end)) throw new Error(`the page’s script or style has ${end} in it`);
  const html = readFileSync(join(root, SOURCE), 'utf8').replace(/^ +/gm, '');
  const values = { POLICY: policy(script.text, style.text), STYLE: style.text, SCRIPT: script.text };
  return { html: filled(html, values), inputs: { ...script.inputs, ...style.inputs } };
};
