import { describe, expect, test } from 'vitest';
import { fail } from '../../../src/errors/ota-error.js';
import { s3Failure } from '../../../src/hosts/s3/failure.js';
import { lookUp } from '../../../src/hosts/s3/looking.js';
import { listObjects, putObject } from '../../../src/hosts/s3/store.js';
import { type Answer, error, reply } from '../../support/s3-double/answer.js';
import { s3Doubles } from '../../support/s3-double.js';
import { DOUBLE_KEYS, siteOn } from '../../support/s3-site.js';

const start = s3Doubles();
const page = reply(404, { 'content-type': 'text/html' }, '<!doctype html><html><head><title>404</title></head></html>');

const readFrom = async (answer: Answer) => {
  const site = await siteOn(await start({ instead: () => answer }));
  return lookUp(site, 'latest', 'known-to-exist');
};

describe('what the store’s answers mean', () => {
  test.each<[string, Answer, string, string]>([
    // what is asked of whom, the answer to a GET, the error, a part of its message
    ['no such bucket', error(404, 'NoSuchBucket'), 's3-bucket-missing', 'no bucket "updates" at http://127.0.0.1'],
    [
      'a bucket elsewhere',
      error(301, 'PermanentRedirect', { headers: { 'x-amz-bucket-region': 'eu-west-1' } }),
      's3-region-wrong',
      's3://updates is in eu-west-1, and was asked for in us-east-1',
    ],
    [
      'a signature for another region',
      error(400, 'AuthorizationHeaderMalformed', { more: '<Region>eu-west-1</Region>' }),
      's3-region-wrong',
      'is in eu-west-1',
    ],
    ['a website that redirects', reply(301, { location: 'https://a.example/' }), 's3-endpoint-wrong', 'status 301'],
    ['a web server', page, 's3-endpoint-wrong', 'it answers NotFound (status 404)'],
    [
      'a console',
      reply(200, { 'content-type': 'text/html' }, '<html></html>'),
      's3-endpoint-wrong',
      'success but without an ETag',
    ],
    ['an old token', error(400, 'ExpiredToken'), 's3-credentials-expired', 'ExpiredToken (status 400)'],
    ['an unknown key', error(403, 'InvalidAccessKeyId'), 's3-credentials-rejected', 'InvalidAccessKeyId (status 403)'],
    ['a wrong secret', error(403, 'SignatureDoesNotMatch'), 's3-credentials-rejected', 'SignatureDoesNotMatch'],
    ['a wrong clock', error(403, 'RequestTimeTooSkewed'), 's3-clock-wrong', 'RequestTimeTooSkewed'],
    [
      'no permission',
      error(403, 'AccessDenied'),
      's3-permission-missing',
      's3:GetObject on arn:aws:s3:::updates/latest',
    ],
    [
      'no permission for a KMS key',
      error(403, 'AccessDenied', {
        message: 'User: x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:key/1 because',
      }),
      's3-permission-missing',
      'refuses kms:Decrypt on arn:aws:kms:key/1',
    ],
    [
      'whatever else',
      error(400, 'InvalidRequest'),
      'host-refused',
      'InvalidRequest (status 400): as the test wants it',
    ],
  ])('%s', async (_case, answer, code, words) => {
    await expect(readFrom(answer)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  test('an overload that doesn’t end is a refusal, in the store’s words', async () => {
    await expect(readFrom(error(503, 'SlowDown'))).rejects.toMatchObject({
      code: 'host-refused',
      message: expect.stringContaining('SlowDown (status 503)'),
    });
  });

  test('nobody there is unreachable', async () => {
    const site = await siteOn(await start({ instead: () => 'cut' }));
    await expect(lookUp(site, 'latest', 'reading')).rejects.toMatchObject({
      code: 'host-unreachable',
      message: expect.stringContaining('can’t be reached: '),
    });
  });

  test('a listing is refused by what it needs, a write without credentials by what is missing', async () => {
    const double = await start({ instead: () => error(403, 'AccessDenied') });
    const { store } = await siteOn(double);
    await expect(listObjects(store, '')).rejects.toMatchObject({
      code: 'host-unlistable',
      cause: { message: expect.stringContaining('s3:ListBucket on arn:aws:s3:::updates') },
    });
    const nobody = { ...store, anonymous: true };
    await expect(putObject(nobody, 'latest', Buffer.from('x'), { kind: 'none' })).rejects.toMatchObject({
      code: 's3-credentials-missing',
    });
    await expect(listObjects(nobody, '')).rejects.toMatchObject({ code: 's3-credentials-missing' });
  });

  test('no secret gets into a message', async () => {
    const message = `The request signature we calculated does not match: ${DOUBLE_KEYS.AWS_ACCESS_KEY_ID}`;
    const failure = await readFrom(error(403, 'SignatureDoesNotMatch', { message })).catch((e: Error) => e.message);
    expect(failure).not.toContain(DOUBLE_KEYS.AWS_SECRET_ACCESS_KEY);
  });

  test('an error of ours stays as it is, and STS’s no is about credentials', async () => {
    const { store } = await siteOn(await start());
    const ours = fail('host-unlistable', { location: 'x' });
    const attempt = { path: 'latest', action: 's3:GetObject' };
    expect(s3Failure(ours, store, attempt)).toBe(ours);
    const sts = Object.assign(new Error('not yours'), { name: 'AccessDenied', $fault: 'client' });
    expect(s3Failure(sts, store, attempt)).toMatchObject({ code: 's3-credentials-unusable' });
  });
});
