import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../src/commands/context.js';
import { runSign } from '../../src/commands/sign.js';
import { operate } from '../../src/operations/operate.js';
import type { Operation } from '../../src/operations/operation.js';
import { detectStyle } from '../../src/report/style.js';
import { pae } from '../../src/signing/pae.js';
import { encodePem } from '../../src/signing/pem.js';
import { parsePublicKey } from '../../src/signing/public-key.js';
import { writeSignatureFile } from '../../src/signing/signature-file.js';
import { requestId } from '../../src/signing/signature-request.js';
import { seedSigner } from '../../src/signing/signer.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { directorySource } from '../../src/site/directory-source.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { PAYLOAD_TYPE } from '../../src/site/statement.js';
import { release } from '../../src/steps/release.js';
import { draftOf } from '../support/channel.js';
import { failureOf, inputsOf, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';
import { PUBLIC_KEY, publicKeyOf, type Workspace } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const newWorkspace = workspaces();
const newDirectory = temporaryDirectories();
const wired = wiredServices();
const OFFLINE_SEED = Buffer.alloc(32, 7);
const OFFLINE = publicKeyOf(OFFLINE_SEED);
const FILE = 'sign.json';

/** A project that two keys sign: one of them is in the environment, the other never is. */
const twoOfTwo = (): Workspace => {
  const w = newWorkspace();
  w.edit(
    'ota-release.yaml',
    (text) =>
      `${text.replace(`    - ${PUBLIC_KEY}\n`, `    - ${PUBLIC_KEY}\n    - ${OFFLINE}\n  threshold: 2\n`)}publicCheck: off\n`,
  );
  w.commit('Two keys');
  return w;
};

const fileOf = (w: Pick<Workspace, 'repo'>): string => join(w.repo, FILE);
const services = (w: Workspace, environment: Readonly<Record<string, string | undefined>> = {}) =>
  wired(w, { signaturesFile: fileOf(w), actor: 'operator', environment });
const publish = (w: Workspace, environment = {}) =>
  release(services(w, environment), inputsOf(w, { ownFiles: [fileOf(w)] }));

/** `sign` as a command, with the secrets of an environment. */
const sign = async (
  w: Pick<Workspace, 'repo'>,
  flags: CommandContext['flags'],
  environment: Readonly<Record<string, string | undefined>> = {},
  operands: readonly string[] = [FILE],
) => {
  const lines: string[] = [];
  const context: CommandContext = {
    flags,
    origins: {},
    operands,
    proposal: false,
    directory: w.repo,
    services: wired(w, { environment, actor: 'operator' }),
    print: (line) => void lines.push(line),
    showFindings: () => {},
    style: detectStyle({ isTty: false, environment: {} }),
    fileFromRoot: () => undefined,
    mask: (text) => text,
    untilInterrupted: async () => {},
    tool: { name: 'ota-release', version: '0' },
    runtime: { execPath: process.execPath, cliFile: '', environment: {} },
  };
  const end = await runSign(context);
  return { end, lines, text: lines.join('\n') };
};
const OFFLINE_KEY = { OTA_SIGNING_KEY: OFFLINE_SEED.toString('base64') };
const signOffline = (w: Pick<Workspace, 'repo'>) => sign(w, {}, OFFLINE_KEY);

const requestsOf = (
  w: Pick<Workspace, 'repo'>,
): { created?: string; requests: { id: string; what: string; bytes: string; signatures: object[] }[] } =>
  JSON.parse(readFileSync(fileOf(w), 'utf8'));
const pathsOf = (w: Workspace) => (existsSync(w.site) ? filesOf(w.site) : []);
/** What one finds who trusts these keys, and asks for both where they are two. */
const faultsOf = async (w: Workspace, ...texts: readonly string[]) => {
  const trust = { keys: texts.map((text) => parsePublicKey(text)), threshold: texts.length };
  const { problems } = await auditSite(await directorySource(w.site), { trust, now: new Date('2026-01-20T00:00:00Z') });
  return problems.map(({ code, message }) => `${code}: ${message}`);
};

const refresh: Operation = { kind: 'refresh', propose: async () => ({ note: {} }) };
const refreshed = (w: Workspace, environment = {}, signaturesFile: string | undefined = fileOf(w)) =>
  operate(wired(w, { signaturesFile, actor: 'operator', environment }), refresh, {
    directory: w.repo,
    overrides: {},
    strict: false,
    dryRun: false,
  });

describe('a release that a key elsewhere signs too', () => {
  it('takes two rounds, shows nothing before the last, and verifies with both keys', async () => {
    const w = twoOfTwo();
    const first = await failureOf(() => publish(w));
    expect(first).toMatchObject({ code: 'signatures-pending', exitCode: 2 });
    expect(requestsOf(w).requests.map(({ what }) => what)).toEqual(['statement of pump 1.0.0']);
    expect(pathsOf(w)).toEqual([]);
    const shown = await signOffline(w);
    expect(shown.text).toContain('version: 1.0.0');
    expect(shown.text).toContain('One signature added');

    const second = await failureOf(() => publish(w));
    expect(second.problems[0]?.message).toContain('index revision 1 of pump, channel stable');
    expect(pathsOf(w).filter((path) => !/^(bundles|schemas)\//.test(path))).toEqual([]);
    expect(w.remoteTags()).toEqual([]);
    // Killed and run again later: the bytes are the very ones that were asked for.
    const asked = readFileSync(fileOf(w), 'utf8');
    await failureOf(() => publish(w, { OTA_RELEASE_CLOCK: '2026-01-17T09:00:00Z' }));
    expect(readFileSync(fileOf(w), 'utf8')).toBe(asked);
    await signOffline(w);

    const report = await publish(w, { OTA_RELEASE_CLOCK: '2026-01-18T09:00:00Z' });
    expect(report).toMatchObject({ outcome: 'resumed', revision: 1, latest: '1.0.0' });
    expect(await faultsOf(w, PUBLIC_KEY, OFFLINE)).toEqual([]);
    expect(readFileSync(fileOf(w), 'utf8')).not.toContain(OFFLINE_SEED.toString('base64'));
    // An operation takes one round; when the site moves on meanwhile, other bytes are asked for.
    await failureOf(() => refreshed(w));
    await signOffline(w);
    await refreshed(w, { OTA_SIGNING_KEY_2: OFFLINE_SEED.toString('base64') }, undefined);
    const before = pathsOf(w);
    await failureOf(() => refreshed(w, { OTA_RELEASE_CLOCK: '2026-01-19T09:00:00Z' }));
    expect(pathsOf(w)).toEqual(before);
    expect(requestsOf(w).requests.map(({ what }) => what)).toEqual(['index revision 3 of pump, channel stable']);
    await signOffline(w);
    const done = await refreshed(w, { OTA_RELEASE_CLOCK: '2026-01-19T10:00:00Z' });
    expect(done).toMatchObject({ outcome: 'published', revision: { before: 2, after: 3 } });
    expect(await faultsOf(w, PUBLIC_KEY, OFFLINE)).toEqual([]);
  });

  it('is exported, signed by hand with openssl, and imported, where no key is here at all', async () => {
    const w = newWorkspace();
    w.edit('ota-release.yaml', (text) => `${text.replace(PUBLIC_KEY, OFFLINE)}publicCheck: off\n`);
    w.commit('A key that is elsewhere');
    const here = { OTA_SIGNING_KEY: undefined };
    const key = join(w.directory, 'key.pem');
    writeFileSync(key, encodePem('secret', OFFLINE_SEED));
    const { keyId } = seedSigner(OFFLINE_SEED).publicKey;
    const byHand = (): void => {
      const contents = JSON.parse(readFileSync(fileOf(w), 'utf8'));
      const signed = (message: Buffer): Buffer => {
        const file = join(w.directory, 'bytes');
        writeFileSync(file, message);
        return execFileSync('openssl', ['pkeyutl', '-sign', '-rawin', '-inkey', key, '-in', file]);
      };
      for (const request of contents.requests) {
        if (request.signatures.length > 0) continue;
        const sig = signed(Buffer.from(request.bytes, 'base64'));
        const comment = request.trustedComment;
        const half =
          comment === undefined
            ? {}
            : { commentSig: signed(Buffer.concat([sig, Buffer.from(comment)])).toString('base64') };
        request.signatures.push({ keyid: keyId, sig: sig.toString('base64'), ...half });
      }
      writeFileSync(fileOf(w), JSON.stringify(contents));
    };
    const exported = await sign(w, { export: true, json: true }, here);
    expect(exported.end.exitCode).toBe(0);
    expect(JSON.parse(exported.text).waiting.map(({ what }: { what: string }) => what)).toEqual([
      'statement of pump 1.0.0',
      expect.stringMatching(/^minisign signature of [0-9a-f]{64}\.pump-1\.0\.0\.zip$/),
    ]);
    byHand();
    const index = await sign(w, { export: true }, here);
    expect(index.text).toContain('index revision 1 of pump, channel stable');
    byHand();
    expect((await sign(w, { export: true }, here)).text).toContain('Nothing is left to be signed');
    expect(w.remoteTags()).toEqual([]);
    const imported = await sign(w, { import: true, json: true }, here);
    expect(JSON.parse(imported.text)).toMatchObject({ outcome: 'resumed', revision: 1 });
    expect(await faultsOf(w, OFFLINE)).toEqual([]);
  });
});

describe('sign', () => {
  /** A directory with a file that asks for the signature of a statement, and no project. */
  const asked = async () => {
    const w = { repo: newDirectory() };
    const { keyId } = seedSigner(OFFLINE_SEED).publicKey;
    const bytes = pae(PAYLOAD_TYPE, jsonBytes(draftOf('1.0.0').statement));
    const request = { id: requestId(bytes), what: '', bytes, summary: ['version: 9.9.9'], signatures: [] };
    const wanted = { keyids: [keyId], signatures: 1 };
    await writeSignatureFile(fileOf(w), { product: 'logger', wanted, requests: [request] });
    return w;
  };

  it('shows what the bytes say, whatever the file says of them, before it asks for a key', async () => {
    const w = await asked();
    const failure = await failureOf(() => sign(w, {}, { OTA_SIGNING_KEY: undefined }));
    expect(failure.code).toBe('key-secret-missing');
    const { text } = await signOffline(w);
    expect(text).toContain('version: 1.0.0');
    expect(text).not.toContain('9.9.9');
    expect((await signOffline(w)).text).toContain('All of it was signed already.');
  });

  it('refuses bytes that it can’t show, a key that nobody asks for, no file, and two ways at once', async () => {
    const w = await asked();
    expect((await failureOf(() => sign(w, {}, { OTA_SIGNING_KEY: Buffer.alloc(32, 9).toString('base64') }))).code).toBe(
      'signatures-key-unwanted',
    );
    const { requests, ...rest } = requestsOf(w);
    const bytes = Buffer.from('pay to the bearer');
    const id = execFileSync('openssl', ['dgst', '-sha256', '-r'], { input: bytes }).toString().slice(0, 64);
    const odd = { ...rest, requests: [...requests, { ...requests[0], id, bytes: bytes.toString('base64') }] };
    writeFileSync(fileOf(w), JSON.stringify(odd));
    const before = readFileSync(fileOf(w), 'utf8');
    const failure = await failureOf(() => signOffline(w));
    expect(failure.problems.map(({ code, message }) => [code, message.split(' can’t')[0]])).toEqual([
      ['signatures-bytes-unknown', 'Request 2'],
    ]);
    expect(readFileSync(fileOf(w), 'utf8')).toBe(before);
    rmSync(fileOf(w));
    expect((await failureOf(() => signOffline(w))).code).toBe('signatures-file-missing');
    expect((await failureOf(() => sign(w, { export: true, import: true }))).code).toBe('signatures-mode-unclear');
    expect((await failureOf(() => sign(w, {}, {}, []))).code).toBe('cli-operand-missing');
  });
});
