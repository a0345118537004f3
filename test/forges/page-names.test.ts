import { describe, expect, it } from 'vitest';
import { requireNames } from '../../src/forges/page-names.js';

const page = (...names: readonly string[]) => ({
  assets: names.map((name) => ({
    name,
    body: { kind: 'bytes', bytes: new Uint8Array() } as const,
    mediaType: 'text/plain',
  })),
});

describe('requireNames', () => {
  it('takes what every forge shows as it is', () => {
    expect(() => requireNames(page('gateway-1.0.0.zip', 'a', 'SBOM_1.json', '-'))).not.toThrow();
  });

  it.each([['a b'], ['.hidden'], ['trailing.'], ['räder'], ['a/b'], ['a+b'], [''], ['same', 'same']])(
    'takes %j for a defect',
    (...names) => {
      expect(() => requireNames(page(...names))).toThrow(RangeError);
    },
  );
});
