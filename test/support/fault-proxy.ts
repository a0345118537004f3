import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { passOn, passOnHalf, type ReadRequest, readRequest, type Upstream } from './faults/exchange.js';
import { answerOf, type Fault } from './faults/fault.js';
import { cut, cutAnswer, invent, promised, relay, shortened } from './faults/replies.js';

/** A request as the proxy saw it. */
export interface SeenRequest {
  /** From 1, in the order of their arrival; a request that is sent again is another one. */
  readonly number: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly bodyBytes: number;
  /** The fault that it met. */
  readonly fault: Fault['kind'] | undefined;
}

/** Something that is done once, when a certain request arrives, or when the server has answered it. */
export interface Interception {
  readonly at: number;
  readonly when: 'arrived' | 'answered';
  /** The client's connection is cut afterwards. */
  readonly act: () => void;
}

/** A proxy that stands for a server, and passes on what it is asked, apart from the faults it is told to inject. */
export interface FaultProxy {
  /** `http://127.0.0.1:port`; what follows it in a request is the server's own path. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Waits until the server has answered all that was passed on, then ends every connection. */
  readonly stop: () => Promise<void>;
}

export interface FaultProxyOptions {
  readonly fault?: Fault;
  readonly interception?: Interception;
}

/** A short delay: longer than any answer on loopback takes. */
const DELAY_MS = 30;
/** How long nobody listens where the connection is refused once: a few tries long, at the short waits of the tests. */
const REFUSED_MS = 8;
/** A larger body is cut while it is still being sent. */
const CUT_EARLY_BYTES = 65_536;

/** Starts a proxy in front of the server at `url`. */
export const startFaultProxy = async (url: string, options: FaultProxyOptions = {}): Promise<FaultProxy> => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  const state: State = {
    ...options,
    upstream: { hostname, port: Number(port), agent },
    requests: [],
    underWay: new Set(),
    refuse: () => undefined,
  };
  const take = (request: IncomingMessage, response: ServerResponse): void =>
    track(
      state,
      handle(state, request, response).catch(() => cut(response)),
    );
  const server = createServer(take);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    response.writeContinue();
    take(request, response);
  });
  // Requests of a killed client, and those that a fault cuts.
  server.on('clientError', (_error, socket) => socket.destroy());
  await listen(server, 0);
  const own = (server.address() as AddressInfo).port;
  state.refuse = (lasting) => refuse(server, own, lasting, state);
  return {
    url: `http://127.0.0.1:${own}`,
    requests: state.requests,
    stop: async () => {
      state.stopped = true;
      await Promise.allSettled(state.underWay);
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
};

interface State extends FaultProxyOptions {
  readonly upstream: Upstream;
  readonly requests: SeenRequest[];
  readonly underWay: Set<Promise<void>>;
  refuse: (lasting: Fault['lasting']) => void;
  stopped?: boolean;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((done) => server.listen(port, '127.0.0.1', done));

const refuse = (server: Server, port: number, lasting: Fault['lasting'], state: State): void => {
  if (!server.listening) return;
  server.close();
  server.closeIdleConnections();
  if (lasting === 'for-good') return;
  setTimeout(() => {
    if (!state.stopped) void listen(server, port);
  }, REFUSED_MS);
};

const track = ({ underWay }: State, work: Promise<void>): void => {
  const tracked = work.then(() => void underWay.delete(tracked));
  underWay.add(tracked);
};

const faultFor = ({ fault }: State, number: number): Fault | undefined => {
  if (!fault) return undefined;
  return number === fault.at || (fault.lasting === 'for-good' && number > fault.at) ? fault : undefined;
};

const handle = async (state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const number = state.requests.length + 1;
  const fault = faultFor(state, number);
  const { method = 'GET', url: target = '/' } = incoming;
  const length = Number(incoming.headers['content-length'] ?? 0);
  const seen = { number, method, target, bodyBytes: length, fault: fault?.kind };
  state.requests.push(seen);
  const half = fault?.kind === 'cut-request' && length > CUT_EARLY_BYTES ? length >> 1 : undefined;
  const request = await readRequest(incoming, half).catch(() => undefined);
  // The client went away while it was sending.
  if (!request) return;
  if (request.body.length > length) state.requests[number - 1] = { ...seen, bodyBytes: request.body.length };
  if (await intercepted(state, number, request)) return cut(response);
  await answer(state, fault, request, response);
};

const intercepted = async (
  { interception, upstream }: State,
  number: number,
  request: ReadRequest,
): Promise<boolean> => {
  if (!interception || number < interception.at) return false;
  // A client that is as good as dead asks for nothing more.
  if (number > interception.at) return true;
  if (interception.when === 'answered') await passOn(upstream, request);
  interception.act();
  return true;
};

const answer = async (
  state: State,
  fault: Fault | undefined,
  request: ReadRequest,
  response: ServerResponse,
): Promise<void> => {
  const ask = () => passOn(state.upstream, request);
  const madeUp = fault && answerOf(fault.kind);
  if (madeUp) {
    if (madeUp.when === 'after') await ask();
    return invent(response, request, madeUp.answer);
  }
  switch (fault?.kind) {
    case 'refuse':
      cut(response);
      return state.refuse(fault.lasting);
    case 'cut-before':
      return cut(response);
    case 'cut-request':
      await passOnHalf(state.upstream, request);
      return cut(response);
    case 'cut-after':
      await ask();
      return cut(response);
    case 'cut-answer':
      return cutAnswer(response, await ask());
    case 'truncate-right-length':
      return shortened(response, request, await ask());
    case 'truncate-wrong-length':
      return promised(response, await ask());
    case 'delay':
      await sleep(DELAY_MS);
      break;
    case 'duplicate':
      await ask();
      break;
    default:
  }
  relay(response, await ask());
};
