import { fail } from '../errors/ota-error.js';
import type { Fetch } from '../http/fetch.js';
import { networkFailure } from '../http/network-failure.js';
import { parseVersion } from '../version/parse-version.js';
import { type PublisherBase, publisherBase } from './publisher/base.js';
import { type Read, readLatest, readUpgrade, readVersions, type UpgradeFields } from './publisher/bodies.js';
import { type PublisherEvent, type WatchOptions, watchSite } from './publisher/watch.js';

export type { UpgradeFields } from './publisher/bodies.js';
export type { PublisherEvent, WatchOptions } from './publisher/watch.js';

/** An upgrade object as 0-OS reads it. */
export interface Upgrade extends UpgradeFields {
  readonly version: string;
  /** The object as it came: what a DSSE verifier takes. 0-OS itself verifies nothing. */
  readonly bytes: Uint8Array;
}

/** How one thing is asked for. */
export interface AskOptions {
  readonly signal?: AbortSignal;
}

/**
 * A site, or a channel of one, as the HTTP publisher of 0-OS reads it. Nothing that it gives is verified: `auditSite` does that.
 *
 * All of it throws OtaError `publisher-unreachable`, `publisher-status` (anything but 200) and `publisher-answer-invalid`.
 */
export interface Publisher {
  /** Every listed version, in the order of the list. One that isn’t strict SemVer fails all of them. */
  readonly list: (options?: AskOptions) => Promise<readonly string[]>;
  /** The version that `latest` names. */
  readonly latest: (options?: AskOptions) => Promise<string>;
  /** The upgrade object of a version. @throws OtaError `publisher-version-invalid`. */
  readonly get: (version: string, options?: AskOptions) => Promise<Upgrade>;
  /** The site’s changes, from now on until the signal ends it. */
  readonly watch: (options?: WatchOptions) => AsyncGenerator<PublisherEvent, void, void>;
}

/** What a publisher may be given. */
export interface PublisherOptions {
  /** The standard’s fetch, or one of that kind. */
  readonly fetch?: Fetch;
}

/** An upgrade object has some kilobytes, and a list of 100,000 versions a megabyte. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Opens a site for reading as 0-OS does: `{base}/versions`, `{base}/latest`, `{base}/{version}`, where only status 200 counts. Needs
 * nothing but the web’s `fetch` and `URL`, so that it runs in any JavaScript runtime. Nothing is asked before the first call.
 *
 * @param baseUrl absolute http(s) URL; its query goes with every request, its user name and password become Basic auth.
 * @throws OtaError `publisher-url-invalid`.
 */
export const openPublisher = (baseUrl: string, { fetch = globalThis.fetch }: PublisherOptions = {}): Publisher => {
  const base = publisherBase(baseUrl);
  const ask = asking(base, fetch);
  const list: Publisher['list'] = async (options) => (await ask('versions', readVersions, options)).value;
  const latest: Publisher['latest'] = async (options) => (await ask('latest', readLatest, options)).value;
  return {
    list,
    latest,
    get: async (version, options) => {
      if (!parseVersion(version)) throw fail('publisher-version-invalid', { version });
      const { value, bytes } = await ask(version, readUpgrade, options);
      return { version, ...value, bytes };
    },
    watch: (options) => watchSite({ list, latest, shown: base.shown }, options),
  };
};

type Ask = <Value>(
  name: string,
  read: (bytes: Uint8Array) => Read<Value>,
  options: AskOptions | undefined,
) => Promise<{ readonly value: Value; readonly bytes: Uint8Array }>;

const asking =
  ({ url, shown, headers }: PublisherBase, fetch: Fetch): Ask =>
  async (name, read, { signal } = {}) => {
    // 0-OS decodes gzip and nothing else.
    const init = { headers: { ...headers, 'accept-encoding': 'gzip' }, ...(signal ? { signal } : {}) };
    const answer = await received(shown(name), async () => bodyOf(await fetch(url(name), init)));
    const unreadable = (reason: string) => fail('publisher-answer-invalid', { url: shown(name), reason });
    if (answer.kind === 'status') throw fail('publisher-status', { url: shown(name), status: answer.status });
    if (answer.kind === 'too-large') throw unreadable(`it has more than ${MAX_BODY_BYTES} bytes`);
    const result = read(answer.bytes);
    if ('reason' in result) throw unreadable(result.reason);
    return { value: result.value, bytes: answer.bytes };
  };

type Answer =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'too-large' };

const received = async (url: string, ask: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await ask();
  } catch (cause) {
    throw fail('publisher-unreachable', { url, reason: networkFailure(cause).words }, { cause });
  }
};

const bodyOf = async (response: Response): Promise<Answer> => {
  const reader = response.body?.getReader();
  if (response.status !== 200) {
    await reader?.cancel();
    return { kind: 'status', status: response.status };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    parts.push(part.value);
    if (size <= MAX_BODY_BYTES) continue;
    await reader?.cancel();
    return { kind: 'too-large' };
  }
  return { kind: 'body', bytes: joined(parts, size) };
};

const joined = (parts: readonly Uint8Array[], size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};
