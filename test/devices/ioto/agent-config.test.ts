import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import { agentConfigProblems, agentUpdateText, updateOptionProblems } from '../../../src/devices/ioto/agent-config.js';
import { formatPlace } from '../../../src/errors/problem.js';

const GOOD = `{
  version: '1.0.0',
  services: { update: true },
  update: { enable: true, schedule: 'night', apply: '0 3 * * *', period: '1 day', jitter: 600, throttle: 10 },
}`;

const found = (text: string): readonly string[] =>
  agentConfigProblems(text, 'ioto.json5').map(({ place, message }) => `${formatPlace(place)}: ${message}`);

describe('agentConfigProblems', () => {
  test('a good configuration has none', () => expect(found(GOOD)).toEqual([]));

  test('everything at once, each with its line', () => {
    const text = GOOD.replace('update: true', 'update: false')
      .replace("'night'", "'*/10 * * * *'")
      .replace("'1 day'", "'2h'")
      .replace('10 }', '6000 }');
    expect(found(text)).toEqual([
      'ioto.json5:3:15 (services.update): services.update is false, which keeps the agent from ever asking for an update.',
      'ioto.json5:4:27 (update.schedule): update.schedule is "*/10 * * * *", which has steps in its minute, which the agent misreads.',
      'ioto.json5:4:73 (update.period): update.period is "2h", which is not what it says: the agent takes it for 2 seconds.',
      'ioto.json5:4:100 (update.throttle): update.throttle is 6000, which is no whole number of milliseconds from 0 to 5000.',
    ]);
  });

  test('a switch that isn’t there is off, and stands where it would be', () => {
    expect(found("{ services: {}, update: { period: '1 day' } }")).toEqual([
      'ioto.json5:1:3 (services.update): services.update is missing, which keeps the agent from ever asking for an update.',
      'ioto.json5:1:17 (update.enable): update.enable is missing, which keeps the agent from ever asking for an update.',
    ]);
    expect(found('[]')).toHaveLength(2);
    expect(found('null')).toHaveLength(2);
  });

  test('what is no JSON5 has its place', () => {
    expect(found('{\n  a: 1,,\n}')).toEqual([
      "ioto.json5:2:8: The configuration of the Ioto agent can’t be read: invalid character ','.",
    ]);
    expect(found(' '.repeat(2 * 1024 * 1024))).toHaveLength(1);
  });
});

test('options of the project are judged by the same rules', () => {
  const options = { schedule: 'night', period: '30m', jitter: 5 };
  const problems = updateOptionProblems(options, (key) => ({ file: 'ota-release.yaml', path: key }));
  expect(problems.map(({ code, place }) => [code, place?.path])).toEqual([['ioto-agent-setting', 'period']]);
});

test('the generated block is what its own check takes', () => {
  const text = agentUpdateText({ schedule: 'night', apply: '0 3 * * *', period: '1 day', jitter: 600, throttle: 10 });
  expect(agentConfigProblems(text, 'x')).toEqual([]);
  expect(JSON5.parse(agentUpdateText({ period: '1 day' }))).toEqual({
    services: { update: true },
    update: { enable: true, period: '1 day' },
  });
});
