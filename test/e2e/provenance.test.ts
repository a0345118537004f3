import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { filesOf } from '../support/tree.js';
import { PUBLIC_KEY } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const page = readFileSync(fileURLToPath(new URL('../../docs/provenance.md', import.meta.url)), 'utf8');

const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/pump',
  GITHUB_WORKFLOW_REF: 'acme/pump/.github/workflows/release.yml@refs/heads/main',
  GITHUB_RUN_ID: '7',
  GITHUB_RUN_ATTEMPT: '1',
};

/** The public key as PEM (RFC 8410). */
const pem = (): string => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(PUBLIC_KEY, 'base64')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ format: 'pem', type: 'spki' }).toString();
};

test('a release of a pipeline tells how it was made, to OpenSSL and to the log', async () => {
  const w = workspace();
  const released = await w.run(['release', '--json'], { env: { ...GITHUB, OTA_ACTOR: 'operator' } });
  expect(released.exitCode, released.stderr).toBe(0);
  expect((await w.verify()).json).toMatchObject({ ok: true, problems: [] });

  const script = page.match(/```sh\n(file=\$\(ls provenance[^`]*)```/)?.[1]?.replace('gateway-1.1.0', 'pump-1.0.0');
  if (!script) throw new Error('the page shows no script');
  writeFileSync(join(w.directory, 'key.pem'), pem());
  const env = { PATH: process.env.PATH, KEY: join(w.directory, 'key.pem') };
  expect(execFileSync('sh', ['-eu', '-c', script], { cwd: w.site, env, encoding: 'utf8' })).toContain('Successfully');

  const { subject, predicate } = JSON.parse(readFileSync(join(w.site, 'payload'), 'utf8'));
  const zip = filesOf(w.site).find((path) => path.endsWith('.zip')) ?? '';
  const sha256 = createHash('sha256')
    .update(readFileSync(join(w.site, zip)))
    .digest('hex');
  expect(subject[0]).toEqual({ name: 'pump-1.0.0.zip', digest: { sha256 } });
  const [source] = predicate.buildDefinition.resolvedDependencies;
  expect(source.digest.gitCommit).toBe(w.git('rev-parse', 'HEAD'));

  const told = await w.run(['log', '1.0.0', '--json']);
  expect(JSON.parse(told.stdout)).toMatchObject({
    version: '1.0.0',
    record: { by: 'operator', provenance: { path: expect.stringMatching(/^provenance\//) } },
    provenance: {
      predicate: { runDetails: { metadata: { invocationId: expect.stringMatching(/runs\/7\/attempts\/1$/) } } },
    },
    history: [{ counter: 1, kind: 'release', by: 'operator' }],
  });
});
