import { describe, expect, test } from 'vitest';
import { devicesSchema } from '../../src/project/devices-schema.js';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  return judge(devicesSchema, {
    value,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: (path) => ['devices', ...path].join('.'),
  });
};

const codes = (value: unknown) => judged(value).problems.map(({ code, place }) => `${code} ${place?.path}`.trim());

describe('devicesSchema', () => {
  test.each([
    // value | families
    [undefined, {}],
    [[], {}],
    [['ivy', 'zos'], { ivy: {}, zos: {} }],
    [
      { ivy: {}, zos: null },
      { zos: {}, ivy: {} },
    ],
    [{ zos: { storage: 'zdb://h:9900' } }, { zos: { storage: 'zdb://h:9900' } }],
    [{}, {}],
  ])('%j gives %j', (value, families) => {
    expect(judged(value)).toEqual({ value: families, problems: [] });
  });

  test.each([
    // value | codes with their path
    ['zos', ['project-wrong-type']],
    [['zos', 'zos'], ['project-list-duplicate 1']],
    [['zoz'], ['project-unknown-choice 0']],
    [[5], ['project-unknown-choice 0']],
    [{ zoz: {} }, ['project-unknown-key zoz']],
    [{ zos: { a: 1 } }, ['project-unknown-key zos.a']],
    [{ zos: true }, ['project-wrong-type zos']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });
});
