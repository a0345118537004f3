import { expect, test } from 'vitest';
import { NEXT_VERSION } from '../../../src/commands/init/next-version.js';
import { baseEnvironment, runProcess } from '../../support/cli.js';
import { gitFixture } from '../../support/git-fixture.js';

test.each(['sh', 'bash'])('is the one after the newest tag, and 0.1.0 before the first, in %s', async (shell) => {
  const { clone, git, dispose } = gitFixture();
  const next = async (): Promise<string> => {
    const script = `${NEXT_VERSION}\nsh -c 'echo "$OTA_VERSION"'`;
    const { stdout, stderr, exitCode } = await runProcess(shell, ['-e', '-c', script], {
      cwd: clone,
      env: baseEnvironment,
    });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    return stdout.trim();
  };
  try {
    expect(await next()).toBe('0.1.0');
    for (const tag of ['v1.9.3', 'v1.10.9', 'v2.0.0-rc.1', 'v3']) git(['tag', tag], clone);
    expect(await next()).toBe('1.10.10');
  } finally {
    dispose();
  }
});
