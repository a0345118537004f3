import { expect, test } from 'vitest';
import { pruneSchema } from '../../src/project/prune-schema.js';

test.each([
  // as written, as read
  [{}, { keep: 20 }],
  [{ keep: 5 }, { keep: 5 }],
  [{ olderThan: '365d' }, { keep: 20, olderThan: 365 }],
  [
    { keep: 1, olderThan: 30 },
    { keep: 1, olderThan: 30 },
  ],
])('%j is read as %j', (written, read) => {
  expect(pruneSchema.parse(written)).toEqual(read);
});

test.each([{ keep: 0 }, { keep: 1.5 }, { olderThan: 'a year' }, { olderThan: 0 }, { newest: 3 }])(
  '%j is refused',
  (written) => {
    expect(pruneSchema.safeParse(written).success).toBe(false);
  },
);
