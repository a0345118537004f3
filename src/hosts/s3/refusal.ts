import { S3ServiceException } from '@aws-sdk/client-s3';
import { networkFailure } from '../../http/network-failure.js';

/** A store's no, in its own terms. */
export interface Refusal {
  /** 0 where the answer had none that counts. */
  readonly status: number;
  /** `NoSuchKey`; the SDK's own word where the store gave none, as on HEAD. */
  readonly code: string;
  /** On one line, without a stop at its end. */
  readonly message: string;
  /** The region that the bucket is in, where the store says that it is another one. */
  readonly region: string | undefined;
  /** The answer came in the form of S3: XML with a code. */
  readonly spoken: boolean;
  /** Tries until the caller got it. */
  readonly tries: number;
}

/** A store's answer that the SDK made an error of. */
export interface FailedAnswer {
  /** 0 where there was none, as of a body that broke off. */
  readonly status: number;
  readonly header: (name: string) => string | undefined;
}

/**
 * The answer behind an error: one that the SDK could read, or one in no form of S3, as a proxy or a web server gives it.
 * Undefined where none came, or broke off before it said what it means, and for the answers of STS to the SDK's own
 * requests.
 */
export const answerBehind = (error: unknown): FailedAnswer | undefined => {
  if (!(error instanceof Error)) return undefined;
  const isRead = error instanceof S3ServiceException;
  if (!isRead && '$fault' in error) return undefined;
  const response = propertyOf(error, '$response');
  // A completion that ends in the middle has its status there.
  const status = propertyOf(propertyOf(error, '$metadata'), 'httpStatusCode') ?? propertyOf(response, 'statusCode');
  if (!isRead && (typeof status !== 'number' || (!isPlain(status) && isBrokenOff(error)))) return undefined;
  const header = (name: string): string | undefined => {
    const value = propertyOf(propertyOf(response, 'headers'), name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return { status: typeof status === 'number' ? status : 0, header };
};

/** Whether a status says by itself what a store means by it; of the others only the code in the body tells. */
const isPlain = (status: number): boolean => status === 412 || status === 429 || status >= 500;

/** The SDK throws what the connection of an answer's body ended with, and writes the answer's status to it. */
const isBrokenOff = (error: Error): boolean => networkFailure(error).kind === 'lost';

/** What a failed request was answered; undefined for anything else, such as a broken connection. */
export const refusalOf = (error: unknown): Refusal | undefined => {
  const answer = answerBehind(error);
  if (!answer) return undefined;
  const { status } = answer;
  if (!(error instanceof S3ServiceException))
    return { status, code: 'Unknown', message: '', region: undefined, spoken: false, tries: triesOf(error) };
  return {
    status,
    code: error.name,
    message: oneLine(error.message),
    region: regionOf(error, answer),
    spoken: textAt(error, 'Code') !== undefined,
    tries: triesOf(error),
  };
};

const triesOf = (error: unknown): number => {
  const attempts = propertyOf(propertyOf(error, '$metadata'), 'attempts');
  return typeof attempts === 'number' ? attempts : 1;
};

/** In words: `AccessDenied (status 403): what the store adds`. */
export const refusalWords = ({ code, status, message }: Refusal): string => {
  const name = ['Unknown', 'UnknownError', String(status)].includes(code) ? '' : `${code} `;
  const said = ['', 'UnknownError', 'Unknown'].includes(message) ? '' : `: ${message}`;
  return `${name}${name ? `(status ${status})` : `status ${status}`}${said}`;
};

/** Another object was there, or came meanwhile (RFC 9110, 15.5.13; 304 and 409 as stores answer it too). */
export const isConditionFailed = ({ status, code }: Refusal): boolean =>
  status === 412 || status === 304 || (status === 409 && code === 'ConditionalRequestConflict');

/** The store knows no condition on a write: B2 and older stores. */
export const isConditionUnsupported = ({ status, code }: Refusal): boolean =>
  status === 501 || code === 'NotImplemented' || code === 'UnsupportedHeader';

export const isNoSuchUpload = ({ code }: Refusal): boolean => code === 'NoSuchUpload';

const MAX_MESSAGE = 300;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, MAX_MESSAGE);

const propertyOf = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;

const textAt = (from: object, name: string): string | undefined => {
  const value = propertyOf(from, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Amazon S3, “Error responses”: PermanentRedirect and AuthorizationHeaderMalformed say which region it should have been. */
const REGION_CODES: ReadonlySet<string> = new Set([
  'PermanentRedirect',
  'TemporaryRedirect',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
  'IncorrectEndpoint',
]);

const regionOf = (error: S3ServiceException, { status, header }: FailedAnswer): string | undefined => {
  if (status !== 301 && status !== 307 && !REGION_CODES.has(error.name)) return undefined;
  const expected = /expecting '([a-z0-9-]+)'/.exec(error.message)?.[1];
  return header('x-amz-bucket-region') ?? textAt(error, 'Region') ?? expected;
};
