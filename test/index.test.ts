import { describe, expect, test } from 'vitest';
import * as library from '../src/index.js';

describe('the library', () => {
  // A change here is a change of the public face: docs/library.md, “What is stable”.
  test('offers these names, and no default', () => {
    expect(Object.keys(library).sort()).toEqual([
      'INDEX_PREDICATE_TYPE',
      'OtaError',
      'PAYLOAD_TYPE',
      'RELEASE_PREDICATE_TYPE',
      'STABLE_CHANNEL',
      'STATEMENT_TYPE',
      'check',
      'decide',
      'decideFleet',
      'encodePublicKey',
      'generateKeys',
      'lintPolicy',
      'openPublisher',
      'operate',
      'parsePolicy',
      'parsePublicKey',
      'plan',
      'policyMatches',
      'reissue',
      'release',
      'signerOf',
      'silentReporter',
      'verify',
    ]);
  });
});
