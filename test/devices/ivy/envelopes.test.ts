import { describe, expect, test } from 'vitest';
import { configEnvelopes, configRevision } from '../../../src/devices/ivy/envelopes.js';
import { readTemplate, templateText } from '../../support/ivy.js';

const textsOf = (template: string) =>
  configEnvelopes(readTemplate(template), '1.4.0').map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]);

describe('configEnvelopes', () => {
  test('are what the two backends send', () => {
    const template = readTemplate(templateText('1.4.0')).value;
    const [tenta, thingsboard] = textsOf(templateText('1.4.0'));
    expect([tenta?.[0], JSON.parse(tenta?.[1] ?? '')]).toEqual([
      'ivy/1.4.0/tenta.json',
      { revision: 7, configuration: template },
    ]);
    expect([thingsboard?.[0], JSON.parse(thingsboard?.[1] ?? '')]).toEqual([
      'ivy/1.4.0/thingsboard.json',
      { shared: { configuration: template } },
    ]);
  });

  test('hold the template letter by letter: what is a fraction to Python stays one', () => {
    const template =
      '{"general":{"config_revision":0,"software_version":"1.4.0"},"gain":1.0,"tiny":1e-7,"name":"\\u00e9"}';
    expect(textsOf(`  ${template}\n\n`)).toEqual([
      ['ivy/1.4.0/tenta.json', `{"revision":0,"configuration":${template}}\n`],
      ['ivy/1.4.0/thingsboard.json', `{"shared":{"configuration":${template}}}\n`],
    ]);
  });

  test('none without a revision', () => {
    expect(textsOf('{"general":{}}')).toEqual([]);
  });
});

test.each([
  // revision in the template | as it is read
  [-1, -1],
  [0, 0],
  [41, 41],
  [-2, undefined],
  [1.5, undefined],
  ['1', undefined],
  [true, undefined],
  [undefined, undefined],
])('configRevision of %j is %j', (value, expected) => {
  expect(configRevision({ general: { config_revision: value } })).toBe(expected);
});
