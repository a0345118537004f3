import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { hasErrors } from '../../src/errors/problem.js';
import { loadProject } from '../../src/project/load.js';
import { parsePublicKey } from '../../src/signing/public-key.js';
import type { Trust } from '../../src/signing/trust.js';
import { verifyRevision } from '../../src/site/channel-state.js';
import { channelLayout } from '../../src/site/layout.js';
import { verifyUpgradeObject } from '../../src/site/upgrade-object.js';
import { projectFiles } from '../support/project-files.js';
import { createReleasedWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

describe('a project file, changed at random', () => {
  const valid =
    projectFiles({
      version: '1.0.0',
      publicKey: PUBLIC_KEY,
      extra: 'tag:\n  unprefixed: true\nattachments: [a.pdf]\n',
    })['ota-release.yaml'] ?? '';
  const lines = valid.split('\n');
  let directory = '';

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'ota-properties-'));
    mkdirSync(join(directory, 'bundle'));
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const line = fc.oneof(
    fc.constantFrom(...lines),
    fc.constantFrom(
      '- a',
      'x: 1',
      '  - [',
      '? {}',
      '*a',
      '&a b',
      '!!binary x',
      '__proto__: 1',
      'constructor: {}',
      '"\\u0000": 1',
      '<<: {a: 1}',
      '---',
      '...',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );

  /** Lines put in, taken out, indented or swapped, a few times over. */
  const changed = fc
    .array(
      fc.record({
        at: fc.nat(lines.length - 1),
        how: fc.constantFrom('insert', 'remove', 'indent', 'replace', 'cut'),
        line,
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((changes) => changes.reduce((text, change) => apply(text, change), valid));

  const apply = (
    text: string,
    change: { readonly at: number; readonly how: string; readonly line: string },
  ): string => {
    const all = text.split('\n');
    const at = Math.min(change.at, all.length - 1);
    const old = all[at] ?? '';
    const made: Readonly<Record<string, readonly string[]>> = {
      insert: [change.line, old],
      remove: [],
      indent: [`  ${old}`],
      replace: [change.line],
      cut: [old.slice(0, Math.floor(old.length / 2))],
    };
    return all.toSpliced(at, 1, ...(made[change.how] ?? [])).join('\n');
  };

  test('is loaded, or refused with places and hints; it never crashes', async () => {
    const file = join(directory, 'ota-release.yaml');
    const property = fc.asyncProperty(changed, async (text) => {
      writeFileSync(file, text);
      const { project, problems } = await loadProject({ directory, overrides: {} });
      expect(hasErrors(problems)).toBe(project === undefined);
      const lineCount = text.split(/\r\n|\r|\n/).length;
      for (const { place, hint } of problems) {
        expect(hint).toMatch(/\w/);
        expect(place?.file).toBe('ota-release.yaml');
        expect(place?.line ?? 1).toBeLessThanOrEqual(lineCount);
      }
    });
    await fc.assert(property, { numRuns: 300 });
  });
});

describe('a signed object of a published site', () => {
  const layout = channelLayout('stable');
  const trust: Trust = { keys: [parsePublicKey(PUBLIC_KEY)], threshold: 1 };
  let w: Workspace;
  let index: Buffer;
  let object: Buffer;

  beforeAll(async () => {
    w = await createReleasedWorkspace();
    index = readFileSync(join(w.site, 'index.json'));
    object = readFileSync(join(w.site, '1.0.0'));
  });

  afterAll(() => w.dispose());

  const read = {
    index: () => verifyRevision(index, 'index.json', layout, trust),
    object: () => verifyUpgradeObject(object, '1.0.0', trust),
  };

  const refused = (act: () => unknown): boolean => {
    try {
      act();
      return false;
    } catch (error) {
      if (error instanceof OtaError) return true;
      throw error;
    }
  };

  test('as it is, is accepted', () => {
    expect(read.index().predicate.latest).toBe('1.0.0');
    expect(read.object().statement.predicate.version).toBe('1.0.0');
  });

  test.each(['index', 'object'] as const)('%s: no change of a signed byte is accepted', (which) => {
    const bytes = which === 'index' ? index : object;
    const signed = JSON.parse(bytes.toString()) as { readonly payload: string; readonly payloadType: string };
    const accept = (changed: Buffer) =>
      which === 'index'
        ? verifyRevision(changed, 'index.json', layout, trust)
        : verifyUpgradeObject(changed, '1.0.0', trust);
    const payload = Buffer.from(signed.payload, 'base64');
    const flips = fc.property(fc.nat(payload.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const other = Buffer.from(payload);
      other.writeUInt8(other.readUInt8(at) ^ mask, at);
      expect(refused(() => accept(Buffer.from(JSON.stringify({ ...signed, payload: other.toString('base64') }))))).toBe(
        true,
      );
    });
    fc.assert(flips, { numRuns: 150 });
    const kinds = fc.property(fc.string({ maxLength: 40 }), (payloadType) => {
      fc.pre(payloadType !== signed.payloadType);
      expect(refused(() => accept(Buffer.from(JSON.stringify({ ...signed, payloadType }))))).toBe(true);
    });
    fc.assert(kinds, { numRuns: 50 });
  });

  test.each(['index', 'object'] as const)('%s: whatever text is accepted says what was signed', (which) => {
    const bytes = which === 'index' ? index : object;
    const before = JSON.stringify(which === 'index' ? read.index().predicate : read.object().statement);
    const edits = fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ maxLength: 6 }), fc.nat(6), (at, put, take) => {
      const changed = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + take)]);
      try {
        const accepted =
          which === 'index'
            ? verifyRevision(changed, 'index.json', layout, trust).predicate
            : verifyUpgradeObject(changed, '1.0.0', trust).statement;
        expect(JSON.stringify(accepted)).toBe(before);
      } catch (error) {
        if (!(error instanceof OtaError)) throw error;
      }
    });
    fc.assert(edits, { numRuns: 200 });
  });
});
