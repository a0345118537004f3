import { describe, expect, test } from 'vitest';
import { buildRunOf } from '../../src/provenance/build-run.js';
import {
  type ProvenanceFacts,
  provenanceStatement,
  provenanceStatementSchema,
} from '../../src/provenance/provenance-statement.js';

const COMMIT = 'a'.repeat(40);

const facts = (changes: Partial<ProvenanceFacts> = {}): ProvenanceFacts => ({
  version: '1.0.0',
  channel: 'stable',
  tag: 'v1.0.0',
  commit: COMMIT,
  projectFile: 'device/ota-release.yaml',
  bundle: { name: 'pump-1.0.0.zip', sha256: '1'.repeat(64) },
  upgradeObject: { name: '1.0.0', sha256: '2'.repeat(64) },
  run: buildRunOf({
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/pump',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: COMMIT,
    GITHUB_RUN_ID: '7',
    GITHUB_EVENT_NAME: 'push',
  }),
  tool: { name: 'ota-release', version: '2.0.0' },
  startedOn: '2026-02-01T00:00:00Z',
  ...changes,
});

const sourceOf = (changes: Partial<ProvenanceFacts>) =>
  provenanceStatement(facts(changes)).predicate.buildDefinition.resolvedDependencies?.[0];

describe('a provenance', () => {
  test('is a statement of SLSA Provenance v1 about the bundle and the upgrade object, its keys in a fixed order', () => {
    expect(JSON.stringify(provenanceStatement(facts()))).toBe(
      JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [
          { name: 'pump-1.0.0.zip', digest: { sha256: '1'.repeat(64) } },
          { name: '1.0.0', digest: { sha256: '2'.repeat(64) } },
        ],
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: {
          buildDefinition: {
            buildType: 'urn:ota-release:build-type:release:v1',
            externalParameters: { projectFile: 'device/ota-release.yaml', version: '1.0.0', channel: 'stable' },
            internalParameters: { platform: 'github', eventName: 'push' },
            resolvedDependencies: [
              { uri: 'git+https://github.com/acme/pump@refs/heads/main', digest: { gitCommit: COMMIT } },
            ],
          },
          runDetails: {
            builder: { id: 'https://github.com/acme/pump', version: { 'ota-release': '2.0.0' } },
            metadata: {
              invocationId: 'https://github.com/acme/pump/actions/runs/7/attempts/1',
              startedOn: '2026-02-01T00:00:00Z',
            },
          },
        },
      }),
    );
  });

  test('has the shape that readers ask for', () => {
    expect(provenanceStatementSchema.safeParse(provenanceStatement(facts())).success).toBe(true);
    const other = { ...provenanceStatement(facts()), predicateType: 'https://slsa.dev/provenance/v0.2' };
    expect(provenanceStatementSchema.safeParse(other).success).toBe(false);
  });

  test('names the tag where the run was started on another commit', () => {
    expect(sourceOf({ commit: 'b'.repeat(40) })).toEqual({
      uri: 'git+https://github.com/acme/pump@refs/tags/v1.0.0',
      digest: { gitCommit: 'b'.repeat(40) },
    });
  });

  test('of a machine that nobody knows names the remote, or the commit alone', () => {
    const run = buildRunOf({});
    expect(sourceOf({ run, repository: 'ssh://git.example.com/acme/pump' })).toEqual({
      uri: 'git+ssh://git.example.com/acme/pump@refs/tags/v1.0.0',
      digest: { gitCommit: COMMIT },
    });
    expect(sourceOf({ run })).toEqual({ digest: { gitCommit: COMMIT } });
    const { metadata } = provenanceStatement(facts({ run })).predicate.runDetails;
    expect(metadata).toEqual({ startedOn: '2026-02-01T00:00:00Z' });
  });
});
