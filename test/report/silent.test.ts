import { expect, it } from 'vitest';
import { silentReporter } from '../../src/report/silent.js';

it('runs the step and gives back its result', async () => {
  expect(await silentReporter.step('Pack', async () => 42)).toBe(42);
  silentReporter.progress('x', 1).end();
});
