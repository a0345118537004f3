import { describe, expect, test } from 'vitest';
import { runGateTests } from '../../../src/devices/ivy/gate-tests.js';
import { baseEnvironment } from '../../support/cli.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const run = (argv: readonly string[], minutes = 1) =>
  runGateTests({ argv, directory: temporaryDirectory(), environment: { ...baseEnvironment, GATE: 'open' }, minutes });

const script = (text: string, minutes?: number) => run(['sh', '-c', text], minutes);

describe('runGateTests', () => {
  test('passes what ends well, in the directory and with the environment that it is given', async () => {
    expect(await script('test -z "$(ls)" && test "$GATE" = open')).toEqual([]);
  });

  test.each([
    // exit code | what it means
    [1, 'tests failed'],
    [4, 'pytest was called wrongly, or there is no tests/'],
    [5, 'no test was collected: none carries the marker'],
    [127, 'a program that isn’t there'],
    [99, 'not one of pytest’s'],
  ])('explains exit code %i', async (code, meaning) => {
    const [problem] = await script(`echo said; echo more >&2; exit ${code}`);
    expect(problem?.code).toBe('ivy-gate-failed');
    expect(problem?.message).toContain(`ended with exit code ${code} (${meaning}). It said: "said\\nmore".`);
  });

  test('keeps the end of a long output', async () => {
    const [problem] = await script('seq 1 100000; echo THE END; exit 1');
    expect(problem?.message.length).toBeLessThan(4_500);
    expect(problem?.message).toContain('THE END');
  });

  test('ends what doesn’t come to an end, and doesn’t wait for what holds its output', async () => {
    const [problem] = await script('sleep 30 & echo waiting; exec sleep 30', 0.005);
    expect(problem?.code).toBe('ivy-gate-late');
    expect(problem?.message).toContain('It said: "waiting"');
  });

  test('a program that isn’t there can’t be started', async () => {
    const [problem] = await run(['no-such-program', 'tests/']);
    expect([problem?.code, problem?.message]).toEqual([
      'ivy-gate-unstartable',
      '"no-such-program tests/" can’t be started: spawn no-such-program ENOENT.',
    ]);
  });

  test('no shell reads the arguments', async () => {
    expect((await run(['printf', '%s', '$(exit 1); false']))[0]).toBeUndefined();
  });
});
