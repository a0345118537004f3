import { execFileSync } from 'node:child_process';
import { createECDH, createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The private key on P-256 that tests call by a name: the same on every run. */
export const testKey = (name: string): KeyObject => {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(createHash('sha256').update(`key of ${name}`).digest());
  const point = curve.getPublicKey();
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), curve.getPrivateKey()].map((n) =>
    n.toString('base64url'),
  );
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: d ?? '' }, format: 'jwk' });
};

/** In PKCS#8. */
export const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** What a certificate says. */
export interface CertificateRequest {
  readonly subject: string;
  readonly key: KeyObject;
  /** Signs itself where this is left out. */
  readonly issuer?: { readonly certificate: string; readonly key: KeyObject };
  readonly authority?: boolean;
  /** `20200101000000Z`. */
  readonly from?: string;
  readonly to?: string;
}

const configuration = (home: string): string => `
[ca]
default_ca = own
[own]
database = ${home}/index.txt
serial = ${home}/serial
new_certs_dir = ${home}
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = none
[none]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
subjectKeyIdentifier = hash
`;

/** Issues certificates with the openssl command line, which works in that directory. Each is a PEM text. */
export const certificateAuthority = (directory: string): ((request: CertificateRequest) => string) => {
  const home = join(directory, 'authority');
  mkdirSync(home, { recursive: true });
  const place = (name: string): string => join(home, name);
  writeFileSync(place('index.txt'), '');
  writeFileSync(place('serial'), '1001\n');
  writeFileSync(place('openssl.cnf'), configuration(home));
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  return ({ subject, key, issuer, authority = false, from = '20200101000000Z', to = '21200101000000Z' }) => {
    writeFileSync(place('key.pem'), pemOf(key));
    writeFileSync(place('issuer.key'), pemOf(issuer?.key ?? key));
    if (issuer) writeFileSync(place('issuer.pem'), issuer.certificate);
    const config = ['-config', place('openssl.cnf')];
    const subjectArgs = ['-subj', `/CN=${subject}`];
    openssl('req', '-new', ...config, '-key', place('key.pem'), ...subjectArgs, '-out', place('request.pem'));
    const signedBy = issuer ? ['-cert', place('issuer.pem')] : ['-selfsign'];
    const extensions = ['-extensions', authority ? 'authority' : 'leaf'];
    const dates = ['-startdate', from, '-enddate', to];
    const files = ['-keyfile', place('issuer.key'), '-in', place('request.pem'), '-out', place('out.pem')];
    openssl('ca', '-batch', '-notext', ...config, ...signedBy, ...extensions, ...dates, ...files);
    return readFileSync(place('out.pem'), 'utf8');
  };
};
