import { S3ServiceException } from '@aws-sdk/client-s3';

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

/** What a failed request was answered; undefined for anything else, such as a broken connection. */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (!(error instanceof S3ServiceException)) return undefined;
  const spoken = typeof textAt(error, 'Code') === 'string';
  return {
    status: error.$metadata.httpStatusCode ?? 0,
    code: error.name,
    message: oneLine(error.message),
    region: regionOf(error),
    spoken,
    tries: error.$metadata.attempts ?? 1,
  };
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

const textAt = (from: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(from, name);
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

const regionOf = (error: S3ServiceException): string | undefined => {
  const redirected = error.$metadata.httpStatusCode === 301 || error.$metadata.httpStatusCode === 307;
  if (!redirected && !REGION_CODES.has(error.name)) return undefined;
  const headers: unknown = error.$response?.headers;
  const header = typeof headers === 'object' && headers !== null ? textAt(headers, 'x-amz-bucket-region') : undefined;
  return header ?? textAt(error, 'Region') ?? /expecting '([a-z0-9-]+)'/.exec(error.message)?.[1];
};
