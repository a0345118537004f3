import { expect, test } from 'vitest';
import { provenanceSchema } from '../../src/project/provenance-schema.js';

test('a provenance is made in pipelines unless the project says otherwise', () => {
  expect(provenanceSchema.parse(undefined)).toBe('auto');
  expect(['auto', 'on', 'off'].map((value) => provenanceSchema.parse(value))).toEqual(['auto', 'on', 'off']);
  expect(provenanceSchema.safeParse('always').success).toBe(false);
});
