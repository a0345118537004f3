import { S3ServiceException } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import {
  answerBehind,
  isConditionFailed,
  isConditionUnsupported,
  isNoSuchUpload,
  type Refusal,
  refusalOf,
  refusalWords,
} from '../../../src/hosts/s3/refusal.js';

interface Said {
  readonly status?: number;
  readonly name?: string;
  readonly message?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Record<string, string>;
}

/** An error as the SDK makes it of an answer. */
const exception = ({ status = 400, name = 'Unknown', message = '', headers = {}, body = {} }: Said): Error => {
  const made = new S3ServiceException({
    name,
    message,
    $fault: 'client',
    $metadata: { httpStatusCode: status, attempts: 2 },
  });
  return Object.assign(made, body, { $response: { headers } });
};

const refusal = (said: Said): Refusal => {
  const read = refusalOf(exception(said));
  if (!read) throw new Error('no refusal');
  return read;
};

describe('a store’s no', () => {
  test('is read from what the SDK throws', () => {
    const said = { status: 403, name: 'AccessDenied', message: 'Access\n Denied.', body: { Code: 'AccessDenied' } };
    expect(refusal(said)).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'Access Denied',
      region: undefined,
      spoken: true,
      tries: 2,
    });
  });

  test('isn’t what broke on the way', () => {
    expect(refusalOf(new TypeError('fetch failed'))).toBeUndefined();
    expect(refusalOf(undefined)).toBeUndefined();
  });

  test('may be in no form of S3: a proxy’s words, which the SDK can’t read', () => {
    const response = { statusCode: 503, headers: { 'retry-after': '1' } };
    const unread = Object.assign(new Error('XML parse error'), { $response: response, $metadata: { attempts: 6 } });
    expect(refusalOf(unread)).toMatchObject({ status: 503, code: 'Unknown', spoken: false, tries: 6 });
    expect(answerBehind(unread)?.header('retry-after')).toBe('1');
    // The answer of STS is none of the store's.
    expect(answerBehind(Object.assign(new Error('no'), { $fault: 'client', $response: response }))).toBeUndefined();
  });

  test.each([
    // status of an answer whose body broke off, what is taken for its status
    [404, undefined],
    [200, undefined],
    [403, undefined],
    [412, 412],
    [503, 503],
  ])('isn’t there while the body that would say it is missing, unless the status does: %i', (status, told) => {
    const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
    const response = { $response: { statusCode: status, headers: {} }, $metadata: { httpStatusCode: status } };
    const broken = Object.assign(new TypeError('terminated', { cause }), response);
    expect(refusalOf(broken)?.status).toBe(told);
  });

  test.each([
    // status, code, message, in words
    [403, 'AccessDenied', 'Access Denied', 'AccessDenied (status 403): Access Denied'],
    [412, 'PreconditionFailed', 'UnknownError', 'PreconditionFailed (status 412)'],
    [404, 'Unknown', 'UnknownError', 'status 404'],
  ])('%i %s is told in words', (status, name, message, words) => {
    expect(refusalWords(refusal({ status, name, message }))).toBe(words);
  });

  test.each<[Said, string | undefined]>([
    // what the store said, the region that the bucket is in
    [{ status: 301, name: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'eu-west-1' } }, 'eu-west-1'],
    [{ status: 301, headers: { 'x-amz-bucket-region': 'eu-west-1' } }, 'eu-west-1'],
    [{ status: 400, name: 'AuthorizationHeaderMalformed', body: { Region: 'eu-west-1' } }, 'eu-west-1'],
    [
      { name: 'AuthorizationHeaderMalformed', message: "the region 'us-east-1' is wrong; expecting 'garage'" },
      'garage',
    ],
    [{ status: 404, name: 'NoSuchKey', headers: { 'x-amz-bucket-region': 'eu-west-1' } }, undefined],
    [{ status: 301, name: 'PermanentRedirect' }, undefined],
  ])('%j', (said, region) => {
    expect(refusal(said).region).toBe(region);
  });

  test.each([
    // status, code, condition failed, condition unsupported, upload gone
    [412, 'PreconditionFailed', true, false, false],
    [409, 'ConditionalRequestConflict', true, false, false],
    [304, 'NotModified', true, false, false],
    [409, 'OperationAborted', false, false, false],
    [501, 'NotImplemented', false, true, false],
    [400, 'NotImplemented', false, true, false],
    [404, 'NoSuchUpload', false, false, true],
    [404, 'NoSuchKey', false, false, false],
  ])('%i %s', (status, name, failed, unsupported, gone) => {
    const said = refusal({ status, name });
    expect([isConditionFailed(said), isConditionUnsupported(said), isNoSuchUpload(said)]).toEqual([
      failed,
      unsupported,
      gone,
    ]);
  });
});
