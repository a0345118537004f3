import { describe, expect, it } from 'vitest';
import { describeRequest } from '../../src/http/sent-request.js';

const URL_TEXT = 'https://user:pw-secret@forge.example.com:8443/api/v4/x?private_token=t-secret#top';

describe('describeRequest', () => {
  it('names the request without what may be secret', () => {
    const label = 'GET https://forge.example.com:8443/api/v4/x';
    expect(describeRequest(URL_TEXT, undefined)).toMatchObject({ method: 'GET', label });
    expect(describeRequest(new URL(URL_TEXT), {})).toMatchObject({ label });
    expect(describeRequest('not-a-url?token=t-secret', undefined).label).toBe('GET an address that is no URL');
  });

  it('takes method and signal of a Request, and of init before it', () => {
    const { signal } = new AbortController();
    const request = new Request('https://host/x', { method: 'delete' });
    expect(describeRequest(request, undefined)).toMatchObject({ method: 'DELETE', label: 'DELETE https://host/x' });
    expect(describeRequest(request, { method: 'put', signal })).toMatchObject({ method: 'PUT', signal });
    expect(describeRequest(request, undefined).signal).toBe(request.signal);
    expect(describeRequest('https://host/x', undefined).signal).toBeUndefined();
  });

  const form = new FormData();
  form.set('name', 'four');
  form.set('file', new Blob(['sixsix']));

  it.each([
    // what kind of body, the body, its bytes
    ['none', undefined, 0],
    ['null', null, 0],
    ['empty text', '', 0],
    ['text in UTF-8', 'ä', 2],
    ['bytes', new Uint8Array(5), 5],
    ['a view of a buffer', new Uint8Array(new ArrayBuffer(9), 2, 3), 3],
    ['a buffer', new ArrayBuffer(9), 9],
    ['a Blob', new Blob(['abc']), 3],
    ['a query', new URLSearchParams({ a: 'b c' }), 5],
    ['a form', form, 10],
  ])('can be repeated with %s as its body', (_what, body, bodyBytes) => {
    const init: RequestInit = body === undefined ? { method: 'POST' } : { method: 'POST', body };
    expect(describeRequest('https://host/', init)).toMatchObject({ repeatable: true, bodyBytes });
  });

  it('can’t be repeated with a stream, as which a Request holds every body', () => {
    const stream = { repeatable: false, bodyBytes: undefined };
    expect(describeRequest('https://host/', { method: 'PUT', body: new Blob(['x']).stream() })).toMatchObject(stream);
    const request = new Request('https://host/', { method: 'PUT', body: 'x' });
    expect(describeRequest(request, undefined)).toMatchObject(stream);
    expect(describeRequest(request, { body: 'y' })).toMatchObject({ repeatable: true, bodyBytes: 1 });
  });
});
