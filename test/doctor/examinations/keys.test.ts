import { expect, test } from 'vitest';
import { secretProblems } from '../../../src/doctor/examinations/keys.js';
import type { SecretFile } from '../../../src/doctor/secret-files.js';

const rows: readonly (readonly [SecretFile['where'], boolean, number, readonly string[]])[] = [
  // where, trusted, mode, findings
  ['committed', true, 0o600, ['error doctor-key-committed']],
  ['committed', false, 0o644, ['warning doctor-key-committed']],
  ['history', true, 0, ['error doctor-key-in-history']],
  ['history', false, 0, []],
  ['work-tree', true, 0o600, ['error doctor-key-in-tree']],
  ['work-tree', false, 0o640, ['warning doctor-key-in-tree', 'warning doctor-key-file-mode']],
];

test.each(rows)('a secret key: %s, trusted %s, mode %o', (where, trusted, mode, expected) => {
  const file = { path: 'a/ota.key', where, keyId: 'aa', mode, commit: 'c'.repeat(40) };
  const found = secretProblems(file, new Set(trusted ? ['aa'] : ['bb']), (path) => `../${path}`);
  expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(expected);
  for (const { message } of found) expect(message).toContain('../a/ota.key');
});
