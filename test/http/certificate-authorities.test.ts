import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { beforeEach, describe, expect, it } from 'vitest';
import { certificateAuthorities } from '../../src/http/certificate-authorities.js';
import { makeAuthority } from '../support/authority.js';
import { temporaryDirectories } from '../support/temporary.js';

const newDirectory = temporaryDirectories();

describe('certificateAuthorities', () => {
  let directory: string;
  let file: string;
  let certificate: string;
  beforeEach(() => {
    directory = newDirectory();
    ({ file } = makeAuthority(directory));
    certificate = readFileSync(file, 'utf8').trim();
  });

  it('leaves the choice to Node where nothing is named', async () => {
    expect(await certificateAuthorities({})).toBeUndefined();
    expect(await certificateAuthorities({ SSL_CERT_FILE: '' })).toBeUndefined();
    expect(await certificateAuthorities({ NODE_EXTRA_CA_CERTS: file })).toBeUndefined();
  });

  it('adds those of a file to Node’s own, each by itself, whatever stands between them', async () => {
    const other = readFileSync(makeAuthority(newDirectory()).file, 'utf8');
    const bundle = join(directory, 'bundle.pem');
    writeFileSync(bundle, `# ours\r\n${certificate}\r\n# theirs\n${other}\n`);
    const trusted = await certificateAuthorities({ GIT_SSL_CAINFO: bundle });
    expect(trusted).toEqual(expect.arrayContaining([...rootCertificates.slice(0, 3), certificate, other.trim()]));
  });

  it('adds those of a file that the caller names, and says so where it can’t be read', async () => {
    const own = { file, namedBy: 'host.ca' };
    expect(await certificateAuthorities({}, own)).toContain(certificate);
    const gone = { ...own, file: join(directory, 'gone.pem') };
    await expect(certificateAuthorities({}, gone)).rejects.toMatchObject({
      code: 'forge-certificate-unreadable',
      message: expect.stringMatching(/^host\.ca names ".*gone\.pem"/),
    });
  });

  it('does without a file of Node’s own that can’t be read, as Node does', async () => {
    const environment = { CI_SERVER_TLS_CA_FILE: file, NODE_EXTRA_CA_CERTS: join(directory, 'gone.pem') };
    expect(await certificateAuthorities(environment)).toContain(certificate);
  });

  it.each([
    // what the file holds, the reason
    ['a file that is gone', undefined, /ENOENT/],
    ['no certificate', 'hello', /holds no certificate/],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n', /holds no certificate/],
    ['a damaged certificate', '-----BEGIN CERTIFICATE-----\nMC4=\n-----END CERTIFICATE-----\n', /./],
  ])('refuses %s', async (_what, contents, reason) => {
    const path = join(directory, 'named.pem');
    if (contents !== undefined) writeFileSync(path, contents);
    await expect(certificateAuthorities({ CI_SERVER_TLS_CA_FILE: path })).rejects.toMatchObject({
      code: 'forge-certificate-unreadable',
      message: expect.stringMatching(/^CI_SERVER_TLS_CA_FILE names ".*named\.pem", which can’t be read: /),
      problems: [{ message: expect.stringMatching(reason) }],
    });
  });
});
