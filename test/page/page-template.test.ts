import { expect, test } from 'vitest';
import { FACTS_SLOT, OBJECTS_SLOT } from '../../src/page/page-document.js';
import { readPageTemplate } from '../../src/page/page-template.js';

test('the built template has each slot once, and a policy for its script', async () => {
  const template = await readPageTemplate();
  for (const slot of [FACTS_SLOT, OBJECTS_SLOT]) expect(template.split(slot)).toHaveLength(2);
  expect(template).toMatch(
    /Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='/,
  );
});
