// Records a first release in a pseudo terminal, and draws it as docs/pictures/recording.svg: `node scripts/recording.mjs`.
// With --lines it draws nothing, and prints the lines as JSON: the tests hold those of a fresh run against the ones that are kept.
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawn } from './recording/drawing.mjs';
import { openProject } from './recording/project.mjs';
import { recorded } from './recording/terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const project = await openProject(root);

/** What is typed, and what stands for it here: the built tool of this clone. */
const COMMANDS = [
  'npx ota-release release --signing-key-file ../pump-keys/ota.key',
  'npx ota-release verify site --key ../pump-keys/ota.pub',
  'sh ../device/ota-agent update',
];

try {
  const scenes = [];
  for (const command of COMMANDS) scenes.push({ command, lines: await recorded(command, project) });
  if (process.argv.includes('--lines')) process.stdout.write(`${JSON.stringify(scenes)}\n`);
  else writeFileSync(join(root, 'docs/pictures/recording.svg'), drawn(scenes));
} finally {
  project.close();
}
