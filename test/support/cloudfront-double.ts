import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';

/** Whose requests the double takes. */
export const CLOUDFRONT_KEY = { id: 'AKIAEXAMPLE', secret: 'example-secret', token: 'example-token' } as const;

/** An invalidation that was asked for. */
export interface Invalidation {
  readonly path: string;
  readonly reference: string;
  readonly paths: readonly string[];
}

const NAMESPACE = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

/**
 * CloudFront's CreateInvalidation (Amazon CloudFront API Reference): takes a request whose Signature Version 4 is right, and
 * keeps it; an invalidation of a reference that it knows is the one that there was.
 */
export const cloudFrontDouble = () => {
  const received: Invalidation[] = [];
  const listener: RequestListener = async (request, response) => {
    const body = await text(request);
    const fault = faultOf(request, body);
    const answer = (status: number, xml: string) =>
      response.writeHead(status, { 'content-type': 'text/xml' }).end(`<?xml version="1.0"?>${xml}`);
    if (fault !== undefined) {
      const error = `<Error><Type>Sender</Type><Code>${fault}</Code><Message>${fault}, of all things.</Message></Error>`;
      return answer(403, `<ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>r</RequestId></ErrorResponse>`);
    }
    const [reference = ''] = valuesOf(body, 'CallerReference');
    const paths = valuesOf(body, 'Path');
    const known = received.findIndex((each) => each.reference === reference);
    if (known === -1) received.push({ path: request.url ?? '', reference, paths });
    const id = `I${known === -1 ? received.length : known + 1}`;
    const created = `<Id>${id}</Id><Status>InProgress</Status><CreateTime>2026-02-01T00:00:00Z</CreateTime>`;
    return answer(201, `<Invalidation xmlns="${NAMESPACE}">${created}</Invalidation>`);
  };
  return { received, listener };
};

const valuesOf = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value = '']) => value);

/** What CloudFront would say against a request; undefined where it is right. */
const faultOf = (request: IncomingMessage, body: string): string | undefined => {
  const { method, url = '', headers } = request;
  const distribution = /^\/2020-05-31\/distribution\/([^/]+)\/invalidation$/.exec(url)?.[1];
  if (method !== 'POST' || distribution === undefined) return 'NoSuchResource';
  if (distribution === 'EDENIED00') return 'AccessDenied';
  const items = valuesOf(body, 'Path');
  if (Number(valuesOf(body, 'Quantity')[0]) !== items.length || !body.includes(NAMESPACE))
    return 'InconsistentQuantities';
  if (headers['x-amz-security-token'] !== CLOUDFRONT_KEY.token) return 'InvalidClientTokenId';
  return signatureOf(request, body) === headers.authorization ? undefined : 'SignatureDoesNotMatch';
};

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** The Authorization that a request of this key has (AWS Signature Version 4). */
const signatureOf = ({ method, url = '', headers }: IncomingMessage, body: string): string => {
  const [, credential = '', names = ''] =
    /Credential=([^,]+), SignedHeaders=([^,]+),/.exec(headers.authorization ?? '') ?? [];
  const [, date = '', region = '', service = ''] = credential.split('/');
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url, '', signed.join(''), names, sha256(body)].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = ['aws4_request'].reduce(hmac, [region, service].reduce(hmac, hmac(`AWS4${CLOUDFRONT_KEY.secret}`, date)));
  const signature = hmac(key, toSign).toString('hex');
  if (service !== 'cloudfront' || region !== 'us-east-1') return 'another service’s signature';
  return `AWS4-HMAC-SHA256 Credential=${CLOUDFRONT_KEY.id}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
};
