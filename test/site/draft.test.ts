import { describe, expect, it } from 'vitest';
import { draftRelease, indexRelease, type ReleaseFacts } from '../../src/site/draft.js';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';
import { releaseStatementSchema } from '../../src/site/statement.js';

const bytes = Buffer.from('{}\n');
const document = { bytes, sha256: sha256Hex(bytes) };
const facts: ReleaseFacts = {
  product: 'logger',
  models: ['tl-100', 'tl-200'],
  version: '1.1.0',
  channel: 'stable',
  tag: 'v1.1.0',
  commit: 'c'.repeat(40),
  created: '2026-01-01T00:00:00Z',
  bundle: { path: '/build/out.zip', size: 5, sha256: 'b'.repeat(64) },
  attachments: [],
};

describe('draftRelease', () => {
  it('states the same bytes for the same facts, and nothing of where they lie on this machine', () => {
    const moved = { ...facts, bundle: { ...facts.bundle, path: '/elsewhere/out.zip' } };
    const [a, b] = [facts, moved].map((one) => Buffer.from(jsonBytes(draftRelease(one).statement)).toString());
    expect(a).toBe(b);
    expect(a).not.toContain('/build');
  });

  it('stages every object that the statement names, the bundle first', () => {
    const draft = draftRelease({
      ...facts,
      config: document,
      foreignConfig: document,
      template: document,
      upgradeFrom: '>=1.0.0',
      barrier: 'new boot loader',
      notes: 'Better.',
      attachments: [
        { path: '/build/sbom.json', size: 9, sha256: 'd'.repeat(64), name: 'sbom.json', mediaType: 'application/json' },
      ],
    });
    const { predicate } = releaseStatementSchema.parse(draft.statement);
    expect(draft.objects.map((object) => object.path)).toEqual([
      predicate.bundle.path,
      predicate.schemas?.config?.path,
      predicate.schemas?.foreignConfig?.path,
      predicate.schemas?.template?.path,
      predicate.attachments[0]?.path,
    ]);
    expect(predicate.barrier).toEqual({ reason: 'new boot loader' });
  });
});

describe('indexRelease', () => {
  it('carries what a device needs to choose, and the digests of the schemas', () => {
    const { statement } = draftRelease({ ...facts, foreignConfig: document, upgradeFrom: '>=1.0.0' });
    expect(indexRelease(statement, 'e'.repeat(64))).toEqual({
      version: '1.1.0',
      upgradeObject: { sha256: 'e'.repeat(64) },
      bundle: statement.predicate.bundle,
      upgradeFrom: '>=1.0.0',
      schemas: { foreignConfig: document.sha256 },
    });
  });
});
