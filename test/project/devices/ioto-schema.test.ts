import { describe, expect, test } from 'vitest';
import { iotoSchema } from '../../../src/project/devices/ioto-schema.js';
import { wordOf } from '../../../src/project/rules.js';

const codesOf = (value: unknown): readonly string[] =>
  (iotoSchema.safeParse(value).error?.issues ?? []).map(
    (issue) => wordOf(issue)?.(issue.path.join('.'), {}).code ?? issue.code,
  );

test('nothing is asked for', () => expect(iotoSchema.parse({})).toEqual({ samples: [] }));

describe('options', () => {
  test.each([
    // options, the problems
    [{ policy: 'memory >= 256', cohorts: true, product: 'x', samples: ['a.json'], agentConfig: 'ioto.json5' }, []],
    [{ update: { schedule: 'night', apply: '0 3 * * *', period: '1 day', jitter: 600, throttle: 5000 } }, []],
    [{ policy: ' ' }, ['project-text-empty']],
    [{ policy: 'x'.repeat(2049) }, ['project-text-too-long']],
    [{ cohorts: 'yes' }, ['invalid_type']],
    [{ percentage: 10 }, ['unrecognized_keys']],
    [{ samples: ['a.json', 'a.json'] }, ['project-list-duplicate']],
    [{ agentConfig: '~/ioto.json5' }, ['project-path-invalid']],
    [{ update: { throttle: 5001 } }, ['project-number-out-of-range']],
    [{ update: { enable: true } }, ['unrecognized_keys']],
    [{ limit: 5 }, ['unrecognized_keys']],
  ])('%j: %j', (options, codes) => expect(codesOf(options)).toEqual(codes));
});
