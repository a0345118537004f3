import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { certificatesIn } from '../../../src/devices/pantavisor/certificate-file.js';
import { CHAIN_FILE, KEY_PEM } from '../../support/pantavisor.js';
import { failureOf } from '../../support/step-states.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

test('gives the certificates in the order of the file', async () => {
  const names = (await certificatesIn(CHAIN_FILE, 'chain.pem')).map(({ subject }) => subject);
  expect(names).toEqual(['CN=pump', 'CN=Releases of the tests']);
});

test('says what is wrong with a file, and shows nothing of it', async () => {
  const file = join(temporaryDirectory(), 'key.pem');
  writeFileSync(file, KEY_PEM);
  const failure = await failureOf(() => certificatesIn(file, 'key.pem', { path: 'devices.pantavisor.ca' }));
  expect(failure).toMatchObject({ code: 'pantavisor-certificates-unreadable', exitCode: 2 });
  expect(failure.problems[0]).toMatchObject({
    message: '"key.pem" can’t be read as certificates: it holds no certificate in PEM.',
    place: { path: 'devices.pantavisor.ca' },
  });
  const missing = await failureOf(() => certificatesIn(`${file}x`, 'none.pem'));
  expect(missing.problems[0]).toMatchObject({
    message: '"none.pem" can’t be read as certificates: there is no such file.',
    place: { file: 'none.pem' },
  });
});
