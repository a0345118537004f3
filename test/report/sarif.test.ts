import { expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { sarifLog } from '../../src/report/sarif.js';

it('gives one rule a code and one result a finding, with percent-encoded places', () => {
  const findings = [
    problem('site-host-missing', {}, { file: 'my product/ota-release.yaml', line: 3, column: 7 }),
    problem('site-host-missing', {}),
    problem('bundle-directory-empty', { path: 'latest' }),
  ];
  expect(sarifLog(findings, { name: 'ota-release', version: '1.0.0' })).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'ota-release', rules: [{ id: 'bundle-directory-empty' }, { id: 'site-host-missing' }] },
        },
        results: [
          {
            ruleId: 'site-host-missing',
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'my%20product/ota-release.yaml' },
                  region: { startLine: 3, startColumn: 7 },
                },
              },
            ],
          },
          { ruleId: 'site-host-missing' },
          { ruleId: 'bundle-directory-empty', level: 'warning' },
        ],
      },
    ],
  });
});
