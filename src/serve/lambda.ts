/** What AWS Lambda hands to a function behind a function URL or an HTTP API, as far as it is read here. */
export interface LambdaEvent {
  readonly rawPath?: string;
  readonly rawQueryString?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly requestContext?: { readonly domainName?: string; readonly http?: { readonly method?: string } };
}

/** What the function gives back. */
export interface LambdaResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A `fetch` handler as a function of AWS Lambda, for its event format 2.0: function URLs and HTTP APIs (AWS Lambda, “Invoking function
 * URLs”, request and response payload). An event of another format is answered as a GET of `/`, and so refused by the handler.
 */
export const lambdaHandler =
  (handler: (request: Request) => Promise<Response>) =>
  async (event: LambdaEvent): Promise<LambdaResult> => {
    const response = await handler(requestOf(event));
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };

const requestOf = (event: LambdaEvent): Request => {
  const { domainName = 'lambda.invalid', http } = event.requestContext ?? {};
  const method = http?.method ?? 'GET';
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  const headers = Object.entries(event.headers ?? {}).flatMap(([name, value]): [string, string][] =>
    value === undefined || UNSENDABLE.has(name.toLowerCase()) ? [] : [[name, value]],
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`https://${domainName}${event.rawPath ?? '/'}${query}`, {
    method,
    headers,
    ...(hasBody ? { body: bodyOf(event) } : {}),
  });
};

/** A request made here has a length of its own, and no connection. */
const UNSENDABLE: ReadonlySet<string> = new Set(['content-length', 'connection', 'host', 'transfer-encoding']);

const bodyOf = ({ body, isBase64Encoded }: LambdaEvent): string | Uint8Array<ArrayBuffer> => {
  if (!body) return '';
  return isBase64Encoded ? Uint8Array.from(atob(body), (character) => character.charCodeAt(0)) : body;
};
