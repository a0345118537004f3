import { fail } from '../errors/ota-error.js';
import { checkInDesk } from '../serve/check-in.js';
import { type CheckInServer, startCheckInServer } from '../serve/node-server.js';
import { type CheckInService, checkInService } from '../serve/service.js';
import { verifiedIndex } from '../serve/verified-index.js';
import { channelLayout, STABLE } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import { type CommandContext, done, type RunCommand } from './context.js';
import { openSite } from './open-site.js';
import { openProjectSite } from './project-site.js';
import { trustOf } from './trust-of.js';

/** Nobody but this machine, until somebody puts a web server in front of it. */
const ADDRESS = '127.0.0.1';
const DEFAULT_PORT = 8080;
const CACHE_SECONDS = 60;

/**
 * `serve [SITE] --key …`: answers the check-ins of Ioto devices from a published site until it is stopped. Prints the address once
 * it listens; a signal ends it when the requests under way are answered, with exit code 0.
 */
export const runServe: RunCommand = async (context) => {
  const { services } = context;
  const source = await siteOf(context);
  const channel = context.flags.channel ?? STABLE;
  const service = await serviceFor(context, source, channel);
  const { counter } = await service.index();
  const server = await listening(service, context.flags.port ?? DEFAULT_PORT);
  const address = `http://${ADDRESS}:${server.port}`;
  const { json } = context.flags;
  context.print(json ? JSON.stringify({ address, site: source.location, channel, revision: counter }) : address);
  services.reporter.detail(`answering from revision ${counter} of ${source.location} (${channel})`);
  await context.untilInterrupted();
  await server.close();
  return done;
};

const siteOf = async (context: CommandContext): Promise<SiteSource> => {
  const address = context.operands[0] ?? context.flags.site;
  if (address !== undefined) return openSite(address, context);
  const own = await openProjectSite(context);
  if (!own) throw fail('cli-operand-missing', { operand: 'SITE', command: 'serve' });
  return own.source;
};

/** What can’t be served is told at the start, where somebody looks. */
const serviceFor = async (context: CommandContext, source: SiteSource, channel: string): Promise<CheckInService> => {
  const { services } = context;
  const path = channelLayout(channel).index;
  const trust = await trustOf(context, 'serve');
  const readIndex = async (): Promise<Uint8Array> => {
    const bytes = await source.read(path);
    if (!bytes) throw fail('verify-index-missing', { path, site: source.location });
    return bytes;
  };
  const now = (): number => services.clock().getTime();
  const predicate = verifiedIndex(await readIndex(), channel, trust);
  const { expires } = predicate;
  if (Date.parse(expires) <= now()) throw fail('verify-index-expired', { path, expires });
  if (!checkInDesk(predicate)) throw fail('ioto-site-unprepared', { site: source.location, channel });
  const onFault = (error: unknown): void => services.reporter.info(reasonOf(error));
  return checkInService({
    readIndex,
    trust,
    channel,
    cacheSeconds: CACHE_SECONDS,
    now,
    onFault,
  });
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};

const listening = async (service: CheckInService, port: number): Promise<CheckInServer> => {
  try {
    return await startCheckInServer(service, { port, address: ADDRESS });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw fail('ioto-serve-address', { address: `${ADDRESS}:${port}`, reason: REASONS[code] ?? code }, { cause });
  }
};

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there',
  EACCES: 'this user may not listen there',
};
