import { describe, expect, test } from 'vitest';
import { checkFlow, releaseFlow } from '../../src/steps/pipeline.js';
import { wiredServices } from '../support/step-states.js';

const services = wiredServices();
const titles = (list: { readonly steps: readonly { readonly title: string; readonly effect: string }[] }) =>
  list.steps.map(({ title, effect }) => `${effect} ${title}`);

const CHECK = ['reads Load project', 'reads Preflight', 'reads Check'];

describe('the flows', () => {
  test('a check reads and changes nothing', () => {
    expect(titles(checkFlow(services({ repo: '/' })))).toEqual(CHECK);
  });

  test('a release checks first, and tags after the rehearsal and before the commit', () => {
    expect(titles(releaseFlow(services({ repo: '/' })))).toEqual([
      ...CHECK,
      'reads Pack',
      'reads Plan',
      'writes Sign',
      'writes Stage',
      'writes Rehearse',
      'writes Tag',
      'writes Commit',
      'writes Verify',
      'writes Deliver',
      'writes Release page',
    ]);
  });
});
