import { describe, expect, test } from 'vitest';
import { type Problem, problem } from '../../src/errors/problem.js';
import type { ProvenanceMode } from '../../src/provenance/build-run.js';
import { buildRunOf } from '../../src/provenance/build-run.js';
import { provenanceStatementSchema } from '../../src/provenance/provenance-statement.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { recordStatementSchema, type SignedObject } from '../../src/site/release-record.js';
import type { StatementSchema } from '../../src/site/signed-statement.js';
import { verifyStatement } from '../../src/site/upgrade-object.js';
import { ready } from '../../src/steps/ready.js';
import { releaseRecord } from '../../src/steps/release-record.js';
import type { Services } from '../../src/steps/services.js';
import { sign } from '../../src/steps/sign.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { plannedRelease } from '../support/step-states.js';

const release = plannedRelease();

const GITHUB = buildRunOf({
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/pump',
  GITHUB_RUN_ID: '7',
});
const LOCAL = buildRunOf({});

const recorded = async (mode: ProvenanceMode, run = LOCAL, changes: Partial<Services> = {}) => {
  const { services, on } = release();
  const planned = on(memoryHost(), { trust: testTrust(), signers: [testSigner()] });
  const state = { ...planned, project: { ...planned.project, provenance: mode } };
  const { signed } = await sign(services).run(state);
  if (!signed) throw new Error('nothing is signed');
  const build = { run, startedOn: new Date('2026-02-01T00:00:00Z'), tool: { name: 'ota-release', version: '2.0.0' } };
  const telling = { ...services, actor: 'operator', build, ...changes };
  const access = ready(state.preflight, state.project);
  const made = await releaseRecord(telling, access, state, signed.upgradeObject);
  return { ...made, signed, state };
};

const read = <Statement>({ bytes, path }: SignedObject, schema: StatementSchema<Statement>): Statement =>
  verifyStatement(JSON.parse(Buffer.from(bytes).toString()), path, testTrust(), schema).statement;

describe('the record of a release', () => {
  test('says what it is of, what it was made with, what was checked, and who did it', async () => {
    const { record, signed, state } = await recorded('auto');
    const { predicate, subject } = read(record, recordStatementSchema);
    expect(subject[0]).toEqual({ name: '1.0.0', digest: { sha256: sha256Hex(signed.upgradeObject) } });
    expect(predicate).toMatchObject({
      product: 'pump',
      version: '1.0.0',
      channel: 'stable',
      tag: 'v1.0.0',
      commit: state.repository.commit,
      tool: { name: 'ota-release', version: '2.0.0' },
      inputs: { strict: false, allowDirty: false, families: [], provenance: 'auto' },
      signers: [testSigner().publicKey.keyId],
      by: 'operator',
    });
    expect(predicate.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'check passed',
      'upgrade-paths skipped',
      'bundle passed',
      'fleet skipped',
      'download passed',
      'rehearsal skipped',
    ]);
  });

  test('holds no path of the machine and nothing of the environment', async () => {
    const { record, state } = await recorded('on');
    const text = JSON.stringify(read(record, recordStatementSchema));
    expect(text).not.toContain(state.project.directory);
    expect(text).not.toContain(state.bundle.path);
  });

  test('is the same for the same release, whoever can’t be named', async () => {
    const [first, second] = [await recorded('auto'), await recorded('auto')];
    expect(first.record).toEqual(second.record);
    const { record } = await recorded('auto', LOCAL, { actor: undefined });
    expect(read(record, recordStatementSchema).predicate).not.toHaveProperty('by');
  });

  test('counts the warnings that the release was made in spite of, but not what this one run was answered', async () => {
    const { services, on } = release();
    const warning = { code: 'version-back-port', severity: 'warning' } as Problem;
    const ofKeys = problem('rotation-first-signer', { signer: testSigner().publicKey.keyId, versions: '0.9.0' });
    const answer = problem('host-case-insensitive', { location: 'memory' });
    const signing = { trust: testTrust(), signers: [testSigner()] };
    const planned = on(memoryHost(), { ...signing, problems: [ofKeys, answer], answers: [answer] });
    const state = { ...planned, findings: [warning, warning, ofKeys, answer] };
    const { signed } = await sign(services).run(state);
    if (!signed) throw new Error('nothing is signed');
    const { record } = await releaseRecord(
      services,
      ready(state.preflight, state.project),
      state,
      signed.upgradeObject,
    );
    const { findings, checks } = read(record, recordStatementSchema).predicate;
    expect(checks[0]).toEqual({ name: 'check', outcome: 'passed', warnings: 3 });
    expect(findings).toEqual([
      { code: 'rotation-first-signer', severity: 'warning', count: 1 },
      { code: 'version-back-port', severity: 'warning', count: 2 },
    ]);
  });
});

describe('its provenance', () => {
  test('is made in a pipeline, and the record names it', async () => {
    const { record, provenance, state } = await recorded('auto', GITHUB);
    if (!provenance) throw new Error('there is no provenance');
    const { predicate, subject } = read(provenance, provenanceStatementSchema);
    expect(subject.map(({ name }) => name)).toEqual(['pump-1.0.0.zip', '1.0.0']);
    expect(predicate.buildDefinition).toMatchObject({
      externalParameters: { projectFile: 'ota-release.yaml', version: '1.0.0', channel: 'stable' },
      resolvedDependencies: [
        { uri: 'git+https://github.com/acme/pump@refs/tags/v1.0.0', digest: { gitCommit: state.repository.commit } },
      ],
    });
    expect(predicate.runDetails.metadata?.startedOn).toBe('2026-02-01T00:00:00Z');
    const { path, sha256, bytes } = provenance;
    expect(read(record, recordStatementSchema).predicate.provenance).toEqual({ path, sha256, size: bytes.length });
  });

  test('is made on any machine where the project wants one, and nowhere where it wants none', async () => {
    const { provenance } = await recorded('on');
    const statement = provenance && read(provenance, provenanceStatementSchema);
    expect(statement?.predicate.runDetails.builder.id).toBe('urn:ota-release:builder:local');
    expect(await recorded('auto')).not.toHaveProperty('provenance');
    expect(await recorded('off', GITHUB)).not.toHaveProperty('provenance');
  });
});
