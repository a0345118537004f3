/** A request as the double has read it. */
export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  /** Empty where the bucket itself is asked. */
  readonly key: string;
  readonly query: URLSearchParams;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The connection ends after so many bytes of the body. */
  readonly cutAt?: number;
}

export const reply = (
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array | string = '',
) => ({
  status,
  headers: { 'x-amz-request-id': '0123456789ABCDEF', ...headers },
  body: Buffer.from(body),
});

export const xml = (text: string): Answer =>
  reply(200, { 'content-type': 'application/xml' }, `<?xml version="1.0" encoding="UTF-8"?>\n${text}`);

/** An error as S3 words it (Amazon S3, “Error responses”). */
export const error = (
  status: number,
  code: string,
  {
    message = 'as the test wants it',
    headers = {},
    more = '',
  }: { message?: string; headers?: Record<string, string>; more?: string } = {},
): Answer => {
  const text = `<Error><Code>${code}</Code><Message>${message}</Message>${more}<RequestId>0</RequestId></Error>`;
  return reply(status, { 'content-type': 'application/xml', ...headers }, text);
};
