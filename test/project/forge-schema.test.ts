import { describe, expect, test } from 'vitest';
import { FORGE_CHOICES, forgeSchema } from '../../src/project/forge-schema.js';
import { releasePageSchema } from '../../src/project/release-page-schema.js';

describe('forgeSchema', () => {
  test.each(FORGE_CHOICES)('takes %s', (choice) => {
    expect(forgeSchema.safeParse(choice).success).toBe(true);
  });

  test.each(['gitea', '', null, true])('refuses %j', (value) => {
    expect(forgeSchema.safeParse(value).success).toBe(false);
  });

  test('explains every choice', () => {
    const description = forgeSchema.meta()?.description ?? '';
    for (const choice of FORGE_CHOICES) expect(description).toContain(`\`${choice}\``);
  });
});

describe('releasePageSchema', () => {
  test.each([
    // value, taken
    [true, true],
    [false, true],
    ['true', false],
    [{ draft: true }, false],
  ])('%j: %s', (value, taken) => {
    expect(releasePageSchema.safeParse(value).success).toBe(taken);
  });

  test('no page is made unless the project asks for one', () => {
    expect(releasePageSchema.parse(undefined)).toBe(false);
  });
});
