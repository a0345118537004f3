import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn, gitOutput, gitPiecesIn, gitWords } from '../../src/repository/git.js';
import { baseEnvironment } from '../support/cli.js';
import { temporaryDirectories } from '../support/temporary.js';

describe('gitIn', () => {
  const temporary = temporaryDirectories();
  const git = gitIn('/', baseEnvironment);

  it('gives output, words and exit code; a refusal is a result', async () => {
    expect(await git(['--version'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^git version/),
      stderr: '',
    });
    const refused = await git(['rev-parse', '--verify', 'nonsense']);
    expect(refused).toMatchObject({ exitCode: 128, stdout: '' });
    expect(refused.stderr).toContain('fatal:');
  });

  it('hands every argument over as it is: no shell sees it', async () => {
    const directory = temporary();
    const name = `$(touch ${directory}/pwned); 'x' "y" \n*`;
    const { stdout } = await gitIn(directory, baseEnvironment)(['config', '--file', 'c', 'a.b', name]);
    expect(stdout).toBe('');
    expect(await gitOutput(gitIn(directory, baseEnvironment), ['config', '--file', 'c', '--null', 'a.b'])).toBe(
      `${name}\0`,
    );
    expect(existsSync(join(directory, 'pwned'))).toBe(false);
  });

  it('passes input on, also to a git that does not read it', async () => {
    const input = 'x'.repeat(1_000_000);
    expect((await git(['hash-object', '--stdin'], { input })).stdout).toMatch(/^[0-9a-f]{40}\n$/);
    expect((await git(['--version'], { input })).exitCode).toBe(0);
  });

  it('passes bytes on as they are, and an open file', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    const known = (await git(['hash-object', '--stdin'], { input: bytes })).stdout;
    const file = join(temporary(), 'bytes');
    writeFileSync(file, bytes);
    expect((await git(['hash-object', file])).stdout).toBe(known);
    const handle = await open(file);
    try {
      expect((await git(['hash-object', '--stdin'], { inputFile: handle.fd })).stdout).toBe(known);
    } finally {
      await handle.close();
    }
  });

  it('ends a git that takes too long, and what it had started', async () => {
    const started = Date.now();
    const sleeping = git(['-c', 'alias.doze=!sleep 30', 'doze'], { timeoutMs: 200 });
    await expect(sleeping).rejects.toMatchObject({
      code: 'repository-git-timeout',
      message: expect.stringMatching(/alias.doze.*0.2 seconds/),
    });
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('leaves no helper behind that waits for a silent server', async () => {
    let left: Promise<unknown> = Promise.resolve();
    const server = createServer((socket) => {
      left = once(
        socket.resume().on('error', () => undefined),
        'close',
      );
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const asking = git(['ls-remote', `http://127.0.0.1:${port}/pump.git`], { timeoutMs: 1_000 });
      await expect(asking).rejects.toMatchObject({ code: 'repository-git-timeout' });
      await left;
    } finally {
      server.close();
    }
  });

  it('bounds the output', async () => {
    const chatting = git(['-c', 'alias.chat=!yes', 'chat'], { maxBytes: 100_000 });
    await expect(chatting).rejects.toMatchObject({ code: 'repository-git-output' });
  });

  it('keeps the end of what git says', async () => {
    const { stderr } = await git(['-c', 'alias.lament=!yes lament | head -c 300000 >&2; echo the end >&2', 'lament']);
    expect(stderr.length).toBeLessThanOrEqual(64 * 1024);
    expect(stderr.endsWith('the end\n')).toBe(true);
  });

  it('says that there is no git', async () => {
    const without = gitIn('/', { ...baseEnvironment, PATH: temporary() });
    await expect(without(['--version'])).rejects.toMatchObject({ code: 'repository-no-git' });
  });

  it('does not take a missing directory for a missing git', async () => {
    const { exitCode, stderr } = await gitIn(join(temporary(), 'gone'), baseEnvironment)(['status']);
    expect([exitCode, stderr]).toEqual([128, expect.stringContaining('cannot change to')]);
  });

  it('is not led astray by the variables that git sets for a hook', async () => {
    const directory = temporary();
    const env = { ...baseEnvironment, GIT_DIR: join(directory, 'elsewhere.git'), GIT_INDEX_FILE: '/nonexistent' };
    await gitOutput(gitIn(directory, env), ['init', '--quiet', '.']);
    expect(existsSync(join(directory, '.git'))).toBe(true);
  });

  it('speaks English and asks no questions', async () => {
    const asking = gitIn('/', { ...baseEnvironment, LC_ALL: 'de_DE.UTF-8', GIT_TERMINAL_PROMPT: '1' });
    const seen = await asking(['-c', 'alias.env=!env', 'env']);
    expect(seen.stdout).toMatch(/^LC_ALL=C$/m);
    expect(seen.stdout).toMatch(/^GIT_TERMINAL_PROMPT=0$/m);
  });
});

describe('gitPiecesIn', () => {
  const temporary = temporaryDirectories();
  const pieces = gitPiecesIn('/', baseEnvironment);
  const gathered = async (each: AsyncIterable<Uint8Array>): Promise<Buffer> => {
    const found: Uint8Array[] = [];
    for await (const piece of each) found.push(piece);
    return Buffer.concat(found);
  };

  it('hands out bytes as they are', async () => {
    expect(await gathered(pieces(['-c', "alias.bytes=!printf '\\000\\377\\n'", 'bytes']))).toEqual(
      Buffer.from([0, 255, 10]),
    );
  });

  it('takes more than fits into memory at once, and lets whoever has enough leave', async () => {
    const endless = pieces(['-c', 'alias.endless=!yes', 'endless']);
    let seen = 0;
    for await (const piece of endless) {
      seen += piece.length;
      if (seen > 1_000_000) break;
    }
    expect(seen).toBeGreaterThan(1_000_000);
  });

  it('ends with the error of a git that fails, after what it wrote', async () => {
    const found: string[] = [];
    const failing = async (): Promise<void> => {
      for await (const piece of pieces(['-c', 'alias.fail=!echo half; echo no more >&2; exit 3', 'fail']))
        found.push(Buffer.from(piece).toString());
    };
    await expect(failing()).rejects.toMatchObject({
      code: 'repository-git-failed',
      message: expect.stringMatching(/exit code 3: "no more"/),
    });
    expect(found).toEqual(['half\n']);
  });

  it('says that there is no git', async () => {
    const without = gitPiecesIn('/', { ...baseEnvironment, PATH: temporary() });
    await expect(gathered(without(['--version']))).rejects.toMatchObject({ code: 'repository-no-git' });
  });
});

describe('gitOutput', () => {
  it('throws for a refusal, with the command and its words, and no password', async () => {
    const asking = gitOutput(gitIn('/', baseEnvironment), ['ls-remote', 'nowhere://bot:hunter2@host/x.git']);
    const error = await asking.catch((caught) => caught);
    expect(error).toMatchObject({ code: 'repository-git-failed', exitCode: 1 });
    expect(error.message).toContain('nowhere://***@host/x.git');
    expect(`${error.message}${error.stack}`).not.toContain('hunter2');
  });
});

describe('gitWords', () => {
  it.each([
    // stderr, on one line
    ['one\n', 'one'],
    ['one\n\n two \r\nthree', 'one; two; three'],
    ['', ''],
    ['see https://a:b@host/', 'see https://***@host/'],
  ])('of %j: %j', (stderr, words) => expect(gitWords(stderr)).toBe(words));

  it('are the last ones of many', () => {
    const words = gitWords(`${'x'.repeat(1000)}\nthe end`);
    expect(words).toHaveLength(400);
    expect(words).toMatch(/^\.\.\.x+; the end$/);
  });
});
