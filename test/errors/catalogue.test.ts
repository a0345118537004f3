import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/errors/catalogue.js';

/** Stands in for any detail: shows up as its own name, can be called, joined and compared. */
const anyDetails = () =>
  new Proxy({}, { get: (_target, name) => (name === 'toJSON' ? undefined : [`‹${String(name)}›`]) }) as never;

describe('catalogue', () => {
  it.each(Object.entries(catalogue))('%s: code, title, message and hint are well formed', (code, entry) => {
    expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    expect(entry.title).toMatch(/^\S.*[^.\s]$/);
    expect([1, 2, 3]).toContain(entry.exit);
    const hint = entry.hint(anyDetails());
    expect(hint.length).toBeGreaterThan(10);
    expect(hint).toBe(hint.trim());
  });
});
