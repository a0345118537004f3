import { describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import {
  CHANGE_OPTIONS,
  CHECK_OPTIONS,
  checkOptions,
  PLAN_OPTIONS,
  unknownKind,
} from '../../src/library/check-options.js';
import type { CheckOptions } from '../../src/library/options.js';

/** The messages of what a call refuses; empty where it refuses nothing. */
const refused = (options: Partial<CheckOptions> | object): readonly string[] => {
  try {
    checkOptions<Partial<CheckOptions>>('check', options, CHECK_OPTIONS, ['directory']);
    return [];
  } catch (error) {
    if (error instanceof OtaError) return error.problems.map(({ message }) => message);
    throw error;
  }
};

describe('options', () => {
  test('that a call has, with values that fit, are taken', () => {
    const signer = { publicKey: {}, sign: async () => new Uint8Array(64) };
    expect(refused({ directory: '.', strict: false, signers: [signer], signal: AbortSignal.abort() })).toEqual([]);
    expect(refused({ directory: '.', project: { product: 'pump' }, actor: '', strict: undefined })).toEqual([]);
  });

  test.each([
    // options, what is said of them
    [{}, 'Option directory of check is missing, and has to be a text.'],
    [{ directory: 7 }, 'Option directory of check is a number, and has to be a text.'],
    [{ directory: '' }, 'Option directory of check is empty, and has to be a text.'],
    [{ directory: '.', strict: 'yes' }, 'Option strict of check is a text, and has to be true or false.'],
    [{ directory: '.', host: {} }, 'Option host of check is an object, and has to be a Host.'],
    [{ directory: '.', dryrun: true }, 'check has no option "dryrun".'],
    [{ directory: '.', clock: null }, 'Option clock of check is null, and has to be a function.'],
  ])('%j', (options, message) => {
    expect(refused(options)).toEqual([message]);
  });

  test('are all refused at once, and never with a part of a secret', () => {
    const messages = refused({ directory: '.', signingKeys: 'c2VjcmV0', sig: 1, connection: 1 });
    expect(messages).toHaveLength(3);
    expect(messages.join()).not.toContain('c2VjcmV0');
  });

  test('near a known one are told so', () => {
    try {
      checkOptions<object>('operate', { directory: '.', dryrun: true }, CHANGE_OPTIONS, []);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'library-option-unknown', hint: 'Did you mean dryRun?', exitCode: 2 });
    }
  });

  test('of plan are those of release, and the fleet', () => {
    expect(Object.keys(PLAN_OPTIONS)).toContain('fleet');
    expect(Object.keys(PLAN_OPTIONS)).not.toContain('dryRun');
  });

  test('that name no kind are an error of that option', () => {
    expect(unknownKind('operate', {}).message).toContain('Option kind of operate is none that is known');
    expect(unknownKind('operate', undefined).message).toContain('Option kind of operate is missing');
  });
});
