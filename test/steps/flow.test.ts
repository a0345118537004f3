import { describe, expect, it } from 'vitest';
import { silentReporter } from '../../src/report/silent.js';
import { flow, runFlow, type Step } from '../../src/steps/flow.js';

const ran: string[] = [];
const step = <Gives extends object>(title: string, effect: 'reads' | 'writes', gives: Gives): Step<object, Gives> => ({
  title,
  effect,
  run: async () => {
    ran.push(title);
    return gives;
  },
});

const run = async (dryRun: boolean, skipped: string[] = []) => {
  ran.length = 0;
  const list = flow<{ readonly start: number }>()
    .step(step('read', 'reads', { a: 1 }))
    .step({
      ...step('maybe', 'reads', { b: 2 }),
      skip: ({ a }: { readonly a: number }) => (a === 1 ? 'a is 1' : undefined),
    })
    .step(step('write', 'writes', { c: 3 }))
    .step(step('read back', 'reads', { d: 4 }));
  const reporter = {
    ...silentReporter,
    skipped: (title: string, reason: string) => skipped.push(`${title}: ${reason}`),
  };
  return runFlow(list, { start: 0 }, { dryRun, reporter });
};

describe('runFlow', () => {
  it('runs the steps in order and gathers what they give', async () => {
    expect(await run(false)).toEqual({ start: 0, a: 1, c: 3, d: 4 });
    expect(ran).toEqual(['read', 'write', 'read back']);
  });

  it('ends a dry run before the first step that writes', async () => {
    expect(await run(true)).toEqual({ start: 0, a: 1 });
    expect(ran).toEqual(['read']);
  });

  it('says why a step was skipped', async () => {
    const skipped: string[] = [];
    await run(false, skipped);
    expect(skipped).toEqual(['maybe: a is 1']);
  });

  it('ends at the first step that fails', async () => {
    ran.length = 0;
    const broken: Step<object, object> = {
      title: 'break',
      effect: 'reads',
      run: () => Promise.reject(new Error('no')),
    };
    const list = flow<object>()
      .step(broken)
      .step(step('after', 'reads', {}));
    await expect(runFlow(list, {}, { dryRun: false, reporter: silentReporter })).rejects.toThrow('no');
    expect(ran).toEqual([]);
  });
});
