import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { baseEnvironment, cliFile, runProcess } from '../support/cli.js';
import { type IotoChannel, iotoPredicate, signedIndex } from '../support/ioto.js';
import { testSigner } from '../support/signing.js';
import { writeSite } from '../support/site.js';
import { temporaryDirectories } from '../support/temporary.js';

const READER = fileURLToPath(new URL('../devices/ioto/updater.py', import.meta.url));
const KEY = encodePublicKey(testSigner().publicKey, 'base64').trim();

const temporary = temporaryDirectories();
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

const siteWith = async (options: IotoChannel = {}): Promise<string> => {
  const site = temporary();
  const { channel = 'stable' } = options;
  const predicate = iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0', policy: 'memory >= 256' }], options);
  const path = channel === 'stable' ? 'index.json' : `channels/${channel}/index.json`;
  writeSite(site, new Map([[path, await signedIndex(predicate)]]));
  return site;
};

/** The command, once it listens. */
const serve = async (site: string, ...more: readonly string[]) => {
  const args = [cliFile, 'serve', site, '--key', KEY, '--port', '0', ...more];
  const child = spawn(process.execPath, args, { env: baseEnvironment, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, line: String(line) };
};

const refused = async (site: string, ...more: readonly string[]) => {
  const args = [cliFile, 'serve', site, '--port', '0', '--json', ...more];
  const { exitCode, json } = await runProcess(process.execPath, args, { cwd: tmpdir(), env: baseEnvironment });
  return { exitCode, code: json.error?.code };
};

const checkIn = async (address: string, version: string, ...more: readonly string[]) => {
  const args = [READER, address, version, temporary(), '--product', 'gateway', ...more];
  const { stdout, stderr } = await runProcess('python3', args, { cwd: tmpdir(), env: { PATH: process.env.PATH } });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).told?.version;
};

describe('serve', () => {
  test('answers as strict a client as the updater in C, in every shape, and ends upon a signal', async () => {
    const { child, line } = await serve(await siteWith());
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const shapes = [['--shape', 'raw'], ['--shape', 'bearer', '--agent'], ['--shape', 'x-token'], ['--agent']];
    for (const shape of shapes) expect(await checkIn(line, '1.0.0', ...shape)).toBe('1.1.0');
    expect(await checkIn(`${line}/any/base`, '1.1.0')).toBeUndefined();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('prints its address as JSON, for another channel', async () => {
    const site = await siteWith({ channel: 'beta', counter: 7 });
    const { child, line } = await serve(site, '--channel', 'beta', '--json');
    const { address, ...told } = JSON.parse(line);
    expect(told).toEqual({ site, channel: 'beta', revision: 7 });
    expect(await checkIn(address, '1.0.0')).toBe('1.1.0');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('a request under way is answered before the end', async () => {
    const { child, line } = await serve(await siteWith());
    const socket = connect(Number(new URL(line).port), '127.0.0.1');
    socket.write('POST /tok/provision/updateReport HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{');
    await checkIn(line, '1.1.0');
    child.kill('SIGTERM');
    socket.write('}');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\{\}$/s);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('says at the start what can’t be served', async () => {
    const other = encodePublicKey(testSigner('other').publicKey, 'base64').trim();
    const site = await siteWith();
    expect(await refused(site, '--key', other)).toEqual({ exitCode: 3, code: 'site-object-unverified' });
    expect(await refused(site, '--key', KEY, '--channel', 'beta')).toEqual({
      exitCode: 3,
      code: 'verify-index-missing',
    });
    expect(await refused(await siteWith({ settings: null }), '--key', KEY)).toEqual({
      exitCode: 2,
      code: 'ioto-site-unprepared',
    });
    expect((await refused(site)).code).toBe('cli-flag-missing');
    const expired = await siteWith({ expires: '2026-01-01T00:00:00Z' });
    expect(await refused(expired, '--key', KEY)).toEqual({ exitCode: 3, code: 'verify-index-expired' });
  });
});
