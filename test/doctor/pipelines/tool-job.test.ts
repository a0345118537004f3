import { expect, test } from 'vitest';
import { commandsIn, lineOfKey, writtenSecrets } from '../../../src/doctor/pipelines/tool-job.js';

test.each([
  // script, commands
  ['npx --yes ota-release@0.1 release --json', ['release']],
  ['ota-release check\nota-release refresh', ['check', 'refresh']],
  ['node dist/cli.js release', ['release']],
  ['$OTA_TOOL refresh', ['refresh']],
  ['ota-release release --dry-run', ['plan']],
  ['ota-release release --dry-run=false', ['release']],
  ['echo "see ota-release for it"', []],
  ['ota-release check && npx ota-release release; ota-release status', ['check', 'release', 'status']],
  ['ota-release check || ota-release release --dry-run', ['check', 'plan']],
  ['npx ota-release \\\n  release \\\n  --dry-run', ['plan']],
  ['# ota-release release is for later', []],
  ['make release', []],
])('%j runs %j', (script, commands) => {
  expect(commandsIn(script)).toEqual(commands);
});

test('a secret is written where its value stands in the file', () => {
  expect(writtenSecrets({ OTA_SIGNING_KEY: 'abc', GITLAB_TOKEN: '$TOKEN', OTA_HOST_TOKEN: '', OTHER: 'x' })).toEqual([
    'OTA_SIGNING_KEY',
  ]);
});

test('the line of a key', () => {
  expect(lineOfKey('jobs:\n  a b:\n  "c":\n', 'c')).toBe(3);
  expect(lineOfKey('jobs:\n', 'c')).toBeUndefined();
});
