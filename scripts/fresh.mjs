// Fails when anything that is generated differs from what is committed, new files included.
import { execFileSync } from 'node:child_process';

const changed = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' });
if (changed) {
  process.stderr.write(
    `Generated files differ from what is committed. Run \`npm run build && npm run generate\` and commit:\n${changed}`,
  );
  process.exitCode = 1;
}
