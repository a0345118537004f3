import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAnswering } from '../../src/entry/terminal-prompter.js';
import { baseEnvironment, cliFile, runProcess } from '../support/cli.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

describe('isAnswering', () => {
  const terminal = { isTTY: true };
  test.each([
    // stdin, stdout, environment, somebody answers
    [true, true, {}, true],
    [true, true, { CI: 'false', TERM: 'xterm' }, true],
    [true, true, { CI: 'true' }, false],
    [true, true, { TERM: 'dumb' }, false],
    [false, true, {}, false],
    [true, false, {}, false],
  ])('stdin a terminal %s, stdout %s, %j: %s', (stdin, stdout, env, is) => {
    const streams = { ...(stdin ? { stdin: terminal } : {}), stdout: stdout ? terminal : {}, env };
    expect(isAnswering(streams as unknown as Parameters<typeof isAnswering>[0])).toBe(is);
  });
});

/** Runs a command in a pseudo terminal: one key, or text, for each question that comes up, and tells how it ended. */
const DRIVER = `
import fcntl, os, pty, select, struct, sys, termios, time
keys = [bytes(key, 'utf-8').decode('unicode_escape').encode() for key in sys.argv[1].split('|')]
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 120, 0, 0))
out, asked, ends = b'', 0, time.monotonic() + 20
while time.monotonic() < ends:
    ready, _, _ = select.select([fd], [], [], 0.1)
    if not ready:
        # A question stands where its mark does; the mark changes once it is answered.
        if out.count(b'\\xe2\\x97\\x86') > asked and keys:
            asked = out.count(b'\\xe2\\x97\\x86')
            os.write(fd, keys.pop(0))
        continue
    try:
        data = os.read(fd, 65536)
    except OSError:
        break
    if not data:
        break
    out += data
else:
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(out)
sys.exit(os.waitstatus_to_exitcode(status))
`;

const inTerminal = async (directory: string, keys: string) => {
  const driver = join(directory, '../driver.py');
  writeFileSync(driver, DRIVER);
  const env = { ...baseEnvironment, TERM: 'xterm', NO_COLOR: undefined, CI: undefined };
  const run = await runProcess('python3', [driver, keys, process.execPath, cliFile, 'init'], { cwd: directory, env });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what moves the cursor and colours the text
  return { ...run, text: run.stdout.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '') };
};

const newProject = (): string => {
  const directory = join(temporaryDirectory(), 'pump');
  mkdirSync(directory);
  execFileSync('git', ['init', '--quiet', directory], { env: baseEnvironment });
  execFileSync('git', ['-C', directory, 'remote', 'add', 'origin', 'git@github.com:acme/pump.git']);
  return directory;
};

describe('in a terminal', () => {
  test('Enter all the way makes a project, and says what to do next', async () => {
    const directory = newProject();
    const { exitCode, text } = await inTerminal(directory, String.raw`\r|\r|\r|\r|\r|\r`);
    expect(exitCode, text).toBe(0);
    expect(text).toContain('What is the product called?');
    expect(text).toContain('https://acme.github.io/pump');
    expect(text).toMatch(/wrote {2}ota-release\.yaml[\s\S]*Next:[\s\S]*gh secret set/);
    expect(existsSync(join(directory, '../pump-keys/ota.key'))).toBe(true);
    expect(existsSync(join(directory, '.github/workflows/refresh.yml'))).toBe(true);
  });

  test('Ctrl-C leaves nothing behind, and ends as an interrupted program does', async () => {
    const directory = newProject();
    const { exitCode, text } = await inTerminal(directory, String.raw`\r|\x03`);
    expect(exitCode, text).toBe(130);
    expect(text).toContain('Nothing was written.');
    expect(readdirSync(directory)).toEqual(['.git']);
    expect(readdirSync(join(directory, '..')).sort()).toEqual(['driver.py', 'pump']);
  });
});
