import type { IncomingMessage, ServerResponse } from 'node:http';

/** How the server misbehaves towards one request. */
export type Fault =
  /** The connection breaks before anything is done. */
  | { readonly kind: 'drop-before' }
  /** Everything is done, and the connection breaks before the answer. */
  | { readonly kind: 'drop-after' }
  /** Nothing is done. */
  | { readonly kind: 'status'; readonly status: number }
  /** Everything is done, and a proxy in between says 502. */
  | { readonly kind: 'bad-gateway-after' }
  /** Everything is done, and the answer ends in its middle. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  /** No answer ever comes; `reached` is called when it would have. */
  | { readonly kind: 'frozen'; readonly when: 'before' | 'after'; readonly reached: () => void };

/** Faults that strike before the work; true where the request has got its end. */
export const failBefore = (fault: Fault, request: IncomingMessage, response: ServerResponse): boolean => {
  switch (fault.kind) {
    case 'drop-before':
      request.socket.destroy();
      return true;
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `${fault.status} Internal Server Error` }));
      return true;
    case 'rate-limited':
      rateLimited(response, fault.seconds);
      return true;
    case 'frozen':
      if (fault.when === 'after') return false;
      fault.reached();
      return true;
    default:
      return false;
  }
};

/** Faults that strike after the work, with the answer that would have been sent; true where they did. */
export const failAfter = (
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Uint8Array,
): boolean => {
  switch (fault?.kind) {
    case 'drop-after':
      request.socket.destroy();
      return true;
    case 'bad-gateway-after':
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><title>502 Bad Gateway</title></html>');
      return true;
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.write(answer.subarray(0, answer.length / 2), () => request.socket.destroy());
      return true;
    case 'frozen':
      fault.reached();
      return true;
    default:
      return false;
  }
};

/** GitLab, “Rate limits” and “Rate limit response headers”. */
const rateLimited = (response: ServerResponse, seconds: number): void => {
  const reset = new Date(Date.now() + seconds * 1000);
  response.writeHead(429, {
    'content-type': 'text/plain',
    'retry-after': String(seconds),
    'ratelimit-name': 'throttle_authenticated_api',
    'ratelimit-limit': '60',
    'ratelimit-observed': '61',
    'ratelimit-remaining': '0',
    'ratelimit-reset': String(Math.floor(reset.getTime() / 1000)),
    'ratelimit-resettime': reset.toUTCString(),
  });
  response.end('Retry later\n');
};
