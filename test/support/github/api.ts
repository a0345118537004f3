import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { accessRefusal, limitHeaders, limitRefusal, viewerOf } from './access.js';
import { addAsset, assetRoutes } from './asset-routes.js';
import { type ApiAnswer, type ApiRequest, type Handler, NOT_FOUND, refusal } from './exchange.js';
import type { Fault, Faults } from './faults.js';
import { gitRoutes } from './git-routes.js';
import { answerFaults, describedRoutes, type Endpoint, endpointOf, requestFaults } from './openapi.js';
import { type Prefixes, type RecordedRequest, recordOf } from './record.js';
import { releaseById, releaseRoutes } from './release-routes.js';
import { repositoryRoutes } from './repository-routes.js';
import { rulesetRoutes } from './rulesets.js';
import type { GithubState } from './state.js';

const handlers: Readonly<Record<string, Handler>> = {
  ...repositoryRoutes,
  ...gitRoutes,
  ...rulesetRoutes,
  ...releaseRoutes,
  ...assetRoutes,
};

/** Routes of GitHub's description that the double doesn't have, and the other way round. */
export const strayRoutes: readonly string[] = [
  ...describedRoutes.filter((route) => !(route in handlers)),
  ...Object.keys(handlers).filter((route) => !describedRoutes.includes(route)),
];

export interface ApiOptions {
  readonly state: GithubState;
  readonly prefixes: Prefixes;
  readonly faults: Faults;
  /** What didn't fit GitHub's description; grows. */
  readonly violations: string[];
}

/** Answers the API's requests. What doesn't fit GitHub's description, on either side, is a violation, and answered by 500. */
export const apiListener =
  (options: ApiOptions) =>
  async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const record = recordOf(incoming, options.prefixes);
    const fault = options.faults.next(record.method, record.path);
    if (fault?.when === 'before') return happen(fault, options, response);
    // A client that goes away in the middle of an upload leaves nobody to answer.
    const answer = await answerTo(incoming, record, fault, options).catch(() => undefined);
    if (!answer) return void response.destroy();
    if (fault && fault.how !== 'truncate') return happen(fault, options, response);
    const cut = fault ? 'cut' : 'whole';
    send(response, answer, limitHeaders(options.state.rateLimit), cut);
    if (fault) options.faults.happened(fault);
  };

const answerTo = async (
  incoming: IncomingMessage,
  record: RecordedRequest,
  fault: Fault | undefined,
  { state, violations }: ApiOptions,
): Promise<ApiAnswer> => {
  const { method, path, query, uploads, headers } = record;
  const violated = (what: readonly string[]): ApiAnswer => {
    violations.push(...what.map((one) => `${method} ${path}: ${one}`));
    return refusal(500, what.join('; '));
  };
  const endpoint = endpointOf(method, path);
  if (!endpoint || endpoint.uploads !== uploads) return violated(['no such endpoint']);
  const body = endpoint.uploads ? undefined : await text(incoming);
  const json = body ? JSON.parse(body) : undefined;
  const odd = [
    ...headerFaults(record, endpoint),
    ...requestFaults(endpoint, query, { contentType: headers['content-type'], json }),
  ];
  if (odd.length > 0) return violated(odd);
  const answer = await judge(incoming, record, endpoint, json ?? {}, fault, state);
  const { status } = answer;
  // What a broken upload would have answered nobody gets to see.
  if (fault?.when === 'during') return answer;
  if (answer.file !== undefined) return answer;
  const wrong = answerFaults(endpoint, status, { contentType: contentTypeOf(answer), json: answer.json });
  return wrong.length > 0 ? violated(wrong) : answer;
};

const judge = async (
  incoming: IncomingMessage,
  { method, query, headers }: RecordedRequest,
  { route, parameters }: Endpoint,
  json: ApiRequest['json'],
  fault: Fault | undefined,
  state: GithubState,
): Promise<ApiAnswer> => {
  if (state.rateLimit) return limitRefusal(state.rateLimit);
  const viewer = viewerOf(state, headers.authorization);
  const refused = accessRefusal(state, viewer, method);
  if (refused || !viewer) return refused ?? NOT_FOUND;
  if (parameters.owner !== state.owner || parameters.repo !== state.name) return NOT_FOUND;
  const request: ApiRequest = { parameters, query, json, viewer, incoming };
  const handler = handlers[route];
  if (!handler) throw new Error(`no handler for ${route}`);
  if (fault?.when !== 'during') return handler(request, state);
  const release = releaseById(request, state);
  if (release) addAsset(state, release, query.get('name') ?? '', 'application/octet-stream');
  return { status: 201 };
};

/** What GitHub's prose asks of every request (GitHub REST API, “Getting started”), and of an upload. */
const headerFaults = ({ headers }: RecordedRequest, { uploads }: Endpoint): readonly string[] => [
  ...(headers['user-agent'] ? [] : ['no user-agent']),
  ...(/application\/(vnd\.github|json|octet-stream)/.test(headers.accept ?? '') ? [] : [`accept ${headers.accept}`]),
  ...([undefined, '2022-11-28'].includes(String(headers['x-github-api-version'] ?? '') || undefined)
    ? []
    : ['an API version that is not described']),
  ...(uploads && !/^\d+$/.test(headers['content-length'] ?? '') ? ['an upload without its length'] : []),
  ...(uploads && !headers['content-type'] ? ['an upload without a media type'] : []),
];

const JSON_TYPE = 'application/json; charset=utf-8';

const contentTypeOf = ({ json, headers }: ApiAnswer): string | undefined =>
  headers?.['content-type'] ?? (json === undefined ? undefined : JSON_TYPE);

const happen = (fault: Fault, { faults }: ApiOptions, response: ServerResponse): void => {
  faults.happened(fault);
  if (fault.how === 'freeze') return;
  if (typeof fault.how !== 'number') return void response.destroy();
  send(response, refusal(fault.how, 'Server Error'), {}, 'whole');
};

/** Sends an answer, or only the first half of its body. */
const send = (
  response: ServerResponse,
  answer: ApiAnswer,
  limits: Readonly<Record<string, string>>,
  how: 'whole' | 'cut',
): void => {
  const type = contentTypeOf(answer);
  const headers = {
    'x-github-request-id': '0000:00000:0000000:0000000:00000000',
    ...limits,
    ...(type === undefined ? {} : { 'content-type': type }),
    ...answer.headers,
  };
  if (answer.file !== undefined) {
    response.writeHead(answer.status, headers);
    return void createReadStream(answer.file).pipe(response);
  }
  const bytes = Buffer.from(answer.json === undefined ? '' : JSON.stringify(answer.json));
  response.writeHead(answer.status, answer.status === 204 ? headers : { ...headers, 'content-length': bytes.length });
  if (how === 'whole') return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};
