import { describe } from 'vitest';
import { s3Errors } from '../../src/errors/s3.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const AWS = 'AWS in eu-central-1';

const rows: CatalogueRows<typeof s3Errors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  's3-region-unknown': [
    2,
    { reason: 'Region is missing' },
    'Nothing says which region the bucket is in: Region is missing.',
  ],
  's3-region-wrong': [
    2,
    { location: 's3://updates', region: 'us-east-1', found: 'eu-west-1' },
    's3://updates is in eu-west-1, and was asked for in us-east-1.',
    'Give region: eu-west-1 in the project file, or set AWS_REGION=eu-west-1.',
  ],
  's3-bucket-missing': [
    2,
    { bucket: 'updates', endpoint: AWS },
    'There is no bucket "updates" at AWS in eu-central-1.',
  ],
  's3-endpoint-wrong': [
    2,
    { endpoint: 'https://minio.example.com', path: 'latest', answer: 'status 404' },
    'https://minio.example.com is no S3 endpoint, or not this bucket’s: asked for "latest" it answers status 404.',
  ],
  's3-credentials-missing': [
    2,
    { location: 's3://updates', access: 'write', path: 'latest' },
    'No credentials were found to write "latest" in s3://updates.',
  ],
  's3-credentials-unusable': [
    1,
    { reason: 'Could not resolve credentials using profile: [ota]' },
    'The credentials for object storage can’t be had: Could not resolve credentials using profile: [ota].',
  ],
  's3-credentials-rejected': [
    1,
    { endpoint: AWS, reason: 'InvalidAccessKeyId (status 403)' },
    'AWS in eu-central-1 rejects the credentials: InvalidAccessKeyId (status 403).',
  ],
  's3-credentials-expired': [
    1,
    { endpoint: AWS, reason: 'ExpiredToken (status 400)' },
    'The credentials for AWS in eu-central-1 have expired: ExpiredToken (status 400).',
  ],
  's3-clock-wrong': [
    1,
    { endpoint: AWS, reason: 'RequestTimeTooSkewed (status 403)' },
    'AWS in eu-central-1 finds this machine’s clock wrong: RequestTimeTooSkewed (status 403).',
  ],
  's3-permission-missing': [
    1,
    {
      location: 's3://updates',
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::updates/latest',
      reason: 'AccessDenied (status 403)',
    },
    's3://updates refuses s3:PutObject on arn:aws:s3:::updates/latest: AccessDenied (status 403).',
    'Allow s3:PutObject on arn:aws:s3:::updates/latest in the policy of the user or role; docs/hosting/s3.md has a whole one.',
  ],
  's3-read-ambiguous': [
    1,
    {
      location: 's3://updates',
      path: 'latest',
      object: 'arn:aws:s3:::updates/latest',
      bucket: 'arn:aws:s3:::updates',
    },
    's3://updates refuses to read "latest", and may mean that there is none: without s3:ListBucket it answers both alike.',
    'Allow s3:GetObject on arn:aws:s3:::updates/latest, and s3:ListBucket on arn:aws:s3:::updates.',
  ],
  's3-object-changed': [
    1,
    { location: 's3://updates', path: 'latest' },
    '"latest" in s3://updates was replaced while it was read.',
  ],
  's3-probe-left': [
    'warning',
    {
      path: '.ota-release/probe-0',
      location: 's3://updates',
      resource: 'arn:aws:s3:::updates/.ota-release/*',
      reason: 'AccessDenied',
    },
    '".ota-release/probe-0" in s3://updates, which conditional writes were tried on, couldn’t be removed: AccessDenied.',
    'Allow s3:DeleteObject on arn:aws:s3:::updates/.ota-release/*; no release needs it elsewhere.',
  ],
};

describe('what can be wrong with object storage', () => {
  describeCatalogue(s3Errors, rows, ['s3']);
});
