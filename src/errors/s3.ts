import { failed, invalid, show, warning } from './entry.js';

/** What can be wrong with object storage. */
export const s3Errors = {
  's3-region-unknown': invalid(
    'Bucket without a region',
    (p: { reason: string }) => `Nothing says which region the bucket is in: ${p.reason}.`,
    () => 'Give it in the project file (host: region), as ?region=… in s3://…, or in AWS_REGION.',
  ),
  's3-region-wrong': invalid(
    'Bucket in another region',
    (p: { location: string; region: string; found: string }) =>
      `${p.location} is in ${p.found}, and was asked for in ${p.region}.`,
    (p) => `Give region: ${p.found} in the project file, or set AWS_REGION=${p.found}.`,
  ),
  's3-bucket-missing': invalid(
    'Bucket that isn’t there',
    (p: { bucket: string; endpoint: string }) => `There is no bucket ${show(p.bucket)} at ${p.endpoint}.`,
    () => 'Check its name, the endpoint and the account; make the bucket first, as nothing is made by itself.',
  ),
  's3-endpoint-wrong': invalid(
    'Endpoint that doesn’t answer as object storage',
    (p: { endpoint: string; path: string; answer: string }) =>
      `${p.endpoint} is no S3 endpoint, or not this bucket’s: asked for ${show(p.path)} it answers ${p.answer}.`,
    () =>
      'Give the address of the S3 API, not of the console or the public website; MinIO, Garage and Ceph also need pathStyle: true as a rule.',
  ),
  's3-credentials-missing': invalid(
    'No credentials for object storage',
    (p: { location: string; access: 'read' | 'write' | 'list' | 'remove'; path: string }) =>
      `No credentials were found to ${p.access} ${show(p.path)} in ${p.location}.`,
    () =>
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or let the job take a role (OIDC): docs/hosting/s3.md shows both.',
  ),
  's3-credentials-unusable': failed(
    'Credentials that can’t be had',
    (p: { reason: string }) => `The credentials for object storage can’t be had: ${p.reason}.`,
    () =>
      'Check the profile, or the role’s trust policy and the job’s permission for an identity token (id-token: write on GitHub, id_tokens on GitLab).',
  ),
  's3-credentials-rejected': failed(
    'Credentials that the store doesn’t know',
    (p: { endpoint: string; reason: string }) => `${p.endpoint} rejects the credentials: ${p.reason}.`,
    () =>
      'Check that key and secret belong together and to this store; a blank or a line break at their end counts too.',
  ),
  's3-credentials-expired': failed(
    'Credentials that have expired',
    (p: { endpoint: string; reason: string }) => `The credentials for ${p.endpoint} have expired: ${p.reason}.`,
    () => 'Get fresh ones and run again: it goes on where it stopped. A role by OIDC is renewed by itself.',
  ),
  's3-clock-wrong': failed(
    'Clock that is too far off',
    (p: { endpoint: string; reason: string }) => `${p.endpoint} finds this machine’s clock wrong: ${p.reason}.`,
    () => 'Set the clock (NTP): a signature counts for 15 minutes around the time that it names.',
  ),
  's3-permission-missing': failed(
    'Permission that the credentials lack',
    (p: { location: string; action: string; resource: string; reason: string }) =>
      `${p.location} refuses ${p.action} on ${p.resource}: ${p.reason}.`,
    (p) => `Allow ${p.action} on ${p.resource} in the policy of the user or role; docs/hosting/s3.md has a whole one.`,
  ),
  's3-read-ambiguous': failed(
    'Object that may be absent or forbidden',
    (p: { location: string; path: string; object: string; bucket: string }) =>
      `${p.location} refuses to read ${show(p.path)}, and may mean that there is none: without s3:ListBucket it answers both alike.`,
    (p) => `Allow s3:GetObject on ${p.object}, and s3:ListBucket on ${p.bucket}.`,
  ),
  's3-object-changed': failed(
    'Object that was replaced while it was read',
    (p: { location: string; path: string }) => `${show(p.path)} in ${p.location} was replaced while it was read.`,
    () => 'Another release is being published; run again.',
  ),
  's3-probe-left': warning(
    'Probe that couldn’t be removed',
    (p: { path: string; location: string; resource: string; reason: string }) =>
      `${show(p.path)} in ${p.location}, which conditional writes were tried on, couldn’t be removed: ${p.reason}.`,
    (p) => `Allow s3:DeleteObject on ${p.resource}; no release needs it elsewhere.`,
  ),
};
