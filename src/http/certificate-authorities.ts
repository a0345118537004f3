import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { fail } from '../errors/ota-error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables that name a PEM file of further authorities: GitLab's runner sets the first for a server with its own CA
 * (GitLab, “Predefined CI/CD variables”), git reads the second (git-config(1), http.sslCAInfo), OpenSSL the third.
 */
const VARIABLES = ['CI_SERVER_TLS_CA_FILE', 'GIT_SSL_CAINFO', 'SSL_CERT_FILE'] as const;

/** A PEM file of further authorities, and what names it, for messages: `host.ca`. */
export interface AuthoritiesFile {
  readonly file: string;
  readonly namedBy: string;
}

/**
 * The certificates to trust, as PEM texts: those that Node trusts by itself, and those of the files that the environment
 * or the caller names. Undefined where none is named, which leaves the choice to Node.
 *
 * @throws OtaError `forge-certificate-unreadable`.
 */
export const certificateAuthorities = async (
  environment: Environment,
  named?: AuthoritiesFile,
): Promise<readonly string[] | undefined> => {
  const further: string[] = [];
  for (const variable of VARIABLES) {
    const file = environment[variable];
    if (file) further.push(...(await certificatesIn(file, variable)));
  }
  if (named) further.push(...(await certificatesIn(named.file, named.namedBy)));
  return further.length === 0 ? undefined : [...(await trustedByNode(environment)), ...further];
};

const PEM_BLOCK = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/** OpenSSL passes over what it can't read, and a connection would fail later for no visible reason. */
const certificatesIn = async (file: string, variable: string): Promise<readonly string[]> => {
  try {
    const certificates = (await readFile(file, 'utf8')).match(PEM_BLOCK) ?? [];
    for (const certificate of certificates) new X509Certificate(certificate);
    if (certificates.length > 0) return certificates;
  } catch (cause) {
    throw fail('forge-certificate-unreadable', { variable, file, reason: reasonOf(cause) }, { cause });
  }
  throw fail('forge-certificate-unreadable', { variable, file, reason: 'it holds no certificate in PEM' });
};

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** Certificates given to a connection take the place of Node's own, so these have to be named too. */
const trustedByNode = async ({ NODE_EXTRA_CA_CERTS }: Environment): Promise<readonly string[]> => {
  // Node 22.15 and newer tell what they trust, the file of NODE_EXTRA_CA_CERTS included.
  const told = 'getCACertificates' in tls ? tls.getCACertificates : undefined;
  if (typeof told === 'function') return told('default');
  // Node itself has warned of a file that it couldn't read, and does without it.
  const extra = NODE_EXTRA_CA_CERTS ? await readFile(NODE_EXTRA_CA_CERTS, 'utf8').catch(() => '') : '';
  return [...tls.rootCertificates, ...(extra.match(PEM_BLOCK) ?? [])];
};
