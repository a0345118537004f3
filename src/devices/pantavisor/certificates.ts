import { X509Certificate } from 'node:crypto';
import { MAX_CHAIN } from './signature-entry.js';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text in its order, or in words why it can’t be read. */
export const readCertificates = (pem: string): readonly X509Certificate[] | string => {
  const blocks = pem.match(PEM_BLOCK) ?? [];
  if (blocks.length === 0) return 'it holds no certificate in PEM';
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return 'a certificate in it is damaged';
  }
};

/** The certificates of a signature, or in words why they can’t be read. @param chain DER, leaf first. */
export const certificatesOf = (chain: readonly Uint8Array[]): readonly X509Certificate[] | string => {
  try {
    return chain.map((der) => new X509Certificate(der));
  } catch {
    return 'a certificate in x5c is damaged';
  }
};

/** What a chain is judged with. */
export interface ChainTrust {
  /** The CA bundle of the devices. */
  readonly anchors: readonly X509Certificate[];
  readonly now: Date;
}

/**
 * Why a chain of certificates, leaf first, is not trusted, in words; undefined where it leads to one of the anchors and all on the
 * way are valid now. An expired leaf is refused as well: a device without a clock takes it, pvr doesn’t (Pantavisor contract,
 * “Signature entry”). So is a leaf whose intermediate is not in the chain.
 */
export const chainFault = (chain: readonly X509Certificate[], trust: ChainTrust): string | undefined => {
  const [leaf, ...others] = chain;
  if (!leaf) return 'there is no certificate';
  return faultFrom(leaf, others, trust, 1);
};

const faultFrom = (
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  trust: ChainTrust,
  depth: number,
): string | undefined => {
  const expired = validityFault(certificate, trust.now);
  if (expired !== undefined) return expired;
  if (trust.anchors.some((anchor) => anchor.raw.equals(certificate.raw))) return undefined;
  if (depth > MAX_CHAIN) return `the chain is longer than ${MAX_CHAIN} certificates`;
  const anchors = trust.anchors.filter((anchor) => isIssuedBy(certificate, anchor));
  const faults = anchors.map((anchor) => validityFault(anchor, trust.now));
  if (faults.includes(undefined)) return undefined;
  for (const issuer of others.filter((other) => isIssuedBy(certificate, other))) {
    const rest = others.filter((other) => other !== issuer);
    const fault = faultFrom(issuer, rest, trust, depth + 1);
    if (fault === undefined) return undefined;
    faults.push(fault);
  }
  const [issuer, subject] = [nameOf(certificate.issuer), nameOf(certificate.subject)];
  return faults[0] ?? `${subject} is issued by ${issuer}, which is neither in the chain nor trusted`;
};

/** The issuer has to be an authority that may sign certificates, and its key must have signed this one. */
const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean => {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
};

/** Why the certificate is not valid at that time; undefined where it is. */
const validityFault = ({ validFrom, validTo, subject }: X509Certificate, now: Date): string | undefined => {
  const [from, to] = [new Date(validFrom), new Date(validTo)];
  if (now < from) return `${nameOf(subject)} is not valid before ${from.toISOString()}`;
  // An unreadable date compares as false, and must not pass.
  return now <= to ? undefined : `${nameOf(subject)} expired at ${validTo}`;
};

/** A distinguished name on one line. */
export const nameOf = (distinguishedName: string): string => JSON.stringify(distinguishedName.replaceAll('\n', ', '));
