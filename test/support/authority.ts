import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate authority of a test's own, and the certificate that it gave to a server on loopback. */
export interface Authority {
  /** The PEM file of the authority's certificate. */
  readonly file: string;
  /** What `createServer` of node:https takes. */
  readonly server: { readonly key: string; readonly cert: string };
}

/** Makes an authority in an empty directory with openssl. `names` are those of its server, as openssl wants them. */
export const makeAuthority = (directory: string, names = 'DNS:localhost,IP:127.0.0.1'): Authority => {
  const openssl = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Test Authority',
    '-days',
    '2',
  );
  openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
  writeFileSync(join(directory, 'names'), `subjectAltName=${names}\n`);
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  const cert = openssl('x509', '-req', '-in', 'server.csr', ...signed);
  const key = openssl('pkey', '-in', 'server.key');
  return { file: join(directory, 'ca.pem'), server: { key, cert } };
};
