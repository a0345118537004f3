import { describe, expect, test } from 'vitest';
import { judgeOverrides } from '../../src/project/overrides.js';
import { rolloutSchema } from '../../src/project/rollout-schema.js';
import { familyProject } from '../support/connhex-input.js';

describe('rollout', () => {
  test.each([
    // key | what it stands for
    [0, { percent: 0 }],
    [10, { percent: 10 }],
    [100, { percent: 100 }],
    [{ over: '48h' }, { percent: 100, hours: 48 }],
    [
      { percent: 50, over: 24 },
      { percent: 50, hours: 24 },
    ],
  ])('%j is %j', (key, spec) => {
    expect(rolloutSchema.parse(key)).toEqual(spec);
    expect(familyProject({}, { rollout: key }).rollout).toEqual(spec);
  });

  test.each([101, -1, 0.5, '10', {}, { percent: 10 }, { over: '2d' }, { over: 0 }, { over: '48h', until: 'x' }])(
    '%j is refused',
    (key) => expect(rolloutSchema.safeParse(key).success).toBe(false),
  );

  test('left out, a release is for everybody', () => expect(familyProject()).not.toHaveProperty('rollout'));

  test('a flag says it for one release', () => {
    expect(judgeOverrides({ rollout: 5 }, '/').problems).toEqual([]);
    expect(judgeOverrides({ rollout: 5 }, '/').place('rollout')).toEqual({ file: '--rollout' });
    expect(judgeOverrides({ rollout: 500 }, '/').problems).toMatchObject([{ code: 'project-number-out-of-range' }]);
  });
});
