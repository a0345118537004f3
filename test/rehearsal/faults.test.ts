import { expect, test } from 'vitest';
import { FAULTS, faultNamed } from '../../src/rehearsal/faults.js';

test('each fault is found by its name, and nothing else is', () => {
  for (const fault of FAULTS) expect(faultNamed(fault)).toBe(fault);
  for (const name of ['', 'all', 'Power-Cut', 'toString']) expect(faultNamed(name)).toBeUndefined();
});
