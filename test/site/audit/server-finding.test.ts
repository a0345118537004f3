import { describe, expect, test } from 'vitest';
import { type ServerFinding, wordedFinding } from '../../../src/site/audit/server-finding.js';

const finding = (families: ServerFinding['families'], stops: boolean): ServerFinding => ({
  code: 'verify-http-redirect',
  details: { path: 'bundles/a.zip', hops: 1 },
  families,
  stops,
});

describe('what a web server does', () => {
  test.each([
    // who stumbles, whether it stops them, devices, severity and who is named
    [['ioto'], true, undefined, 'warning', 'Ioto'],
    [['ioto'], true, ['ioto'], 'error', 'Ioto'],
    [['ioto'], false, ['ioto'], 'warning', 'Ioto'],
    [['ioto', 'zos'], true, ['zos', 'ivy'], 'error', '0-OS'],
    [[], true, undefined, 'warning', 'every client'],
    [[], true, [], 'error', 'every client'],
    [[], false, [], 'warning', 'every client'],
  ] as const)('that %j stumble over (stops: %s) is to %j: %s', (families, stops, devices, severity, who) => {
    expect(wordedFinding(finding(families, stops), devices)).toMatchObject([
      { severity, place: { file: 'bundles/a.zip' }, message: expect.stringMatching(new RegExp(`: ${who}\\.$`)) },
    ]);
  });

  test('and concerns nobody of the project is none of its findings', () => {
    expect(wordedFinding(finding(['ioto'], true), ['zos'])).toEqual([]);
    expect(wordedFinding(finding(['ioto'], true), [])).toEqual([]);
  });
});
