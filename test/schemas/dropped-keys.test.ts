import { expect, it, test } from 'vitest';
import { checkDroppedKeys, droppedKeys } from '../../src/schemas/dropped-keys.js';
import { configSchema, template } from './contracts.js';
import { textOf } from './project-files.js';

const object = (properties: object, extra: object = {}) => ({ type: 'object', properties, ...extra });
const a = object({ name: {} });

// schema, value, dropped
const rows: readonly (readonly [unknown, unknown, readonly string[]])[] = [
  [a, { name: 1 }, []],
  [a, { nam: 1 }, ['/nam name']],
  [a, { other_thing: 1 }, ['/other_thing undefined']],
  [object({}), { x: 1 }, []],
  [true, { x: 1 }, []],
  [object({ name: {} }, { additionalProperties: true }), { x: 1 }, []],
  [object({ name: {} }, { additionalProperties: {} }), { x: 1 }, []],
  [object({ name: {} }, { additionalProperties: a }), { x: { y: 1 } }, ['/x/y undefined']],
  [object({ name: {} }, { additionalProperties: false }), { x: 1 }, []],
  [object({ name: {} }, { unevaluatedProperties: true }), { x: 1 }, []],
  [
    object({ name: {} }, { patternProperties: { '^x': a } }),
    { x1: { y: 1 }, z: 1 },
    ['/z undefined', '/x1/y undefined'],
  ],
  [object({ list: { type: 'array', items: a } }), { list: [{ name: 1 }, { name: 1, y: 1 }] }, ['/list/1/y undefined']],
  [object({ list: { prefixItems: [a] } }), { list: [{ y: 1 }, { y: 1 }] }, ['/list/0/y undefined']],
  [{ allOf: [a, object({ b: {} })] }, { name: 1, b: 1, c: 1 }, ['/c undefined']],
  [{ anyOf: [a, object({ b: {} })] }, { b: 1, c: 1 }, ['/c undefined']],
  [{ anyOf: [a, object({}, { additionalProperties: true })] }, { c: 1 }, []],
  [object({ name: { anyOf: [object({ x: {} }), { type: 'null' }] } }), { name: { y: 1 } }, ['/name/y undefined']],
  [
    { $ref: '#/$defs/n', $defs: { n: object({ next: { $ref: '#/$defs/n' } }) } },
    { next: { next: { nxt: 1 } } },
    ['/next/next/nxt next'],
  ],
];

test.each(rows)('%j drops from %j', (schema, value, expected) => {
  expect(droppedKeys(schema as never, value).map(({ pointer, near }) => `${pointer} ${near}`)).toEqual(expected);
});

it('warns at the key', () => {
  const text = textOf(template('1.0.0', { pump: { rpm: 1, speed: 2 } }), 'template.json');
  expect(checkDroppedKeys(configSchema(), text)).toMatchObject([
    {
      code: 'config-key-dropped',
      severity: 'warning',
      place: { file: 'template.json', line: 8, column: 5, path: 'pump.speed' },
    },
  ]);
});
