import { setTimeout as sleep } from 'node:timers/promises';
import { fail, type OtaError } from '../../errors/ota-error.js';
import { digestOf, openBody } from '../../hosts/body-stream.js';
import type { OnBytes } from '../../hosts/host.js';
import { networkFailure } from '../../http/network-failure.js';
import { decideRetry, type Outcome, type RetryLimits } from '../../http/retry-decision.js';
import type { PageAsset } from '../release-page.js';
import type { GitlabClient } from './client.js';
import { type PackageName, packagesError, storedFiles } from './package-files.js';
import { type Asked, jsonOf, readRefusal } from './refusal.js';
import { packageFileShape } from './shapes.js';

/** A file on its way to the generic package registry. */
export interface Upload {
  readonly target: PackageName;
  readonly asset: PageAsset;
  /** The error for a file of that name with other bytes. */
  readonly differs: () => OtaError;
  readonly onBytes: OnBytes;
}

/** What a wait is made of. */
export interface Timing {
  readonly sleep: (ms: number) => Promise<unknown>;
  /** From 0 up to, and not including, 1. */
  readonly random: () => number;
}

const REAL: Timing = { sleep, random: Math.random };

const LIMITS: RetryLimits = { maxTries: 5, maxWaitMs: 120_000 };

/**
 * Puts a file into the generic package registry once (GitLab, “Generic packages repository”, publish a single file). GitLab
 * takes a second upload of the same name as a second file, so a request that may have been carried out is repeated only
 * after a look at what is there; the body is a stream, which the fetch sends once.
 *
 * @throws OtaError `page-asset-differs`, `gitlab-packages-off`, `gitlab-permission-missing`, `forge-…`, `host-source-…`.
 */
export const uploadFile = async (client: GitlabClient, upload: Upload, timing = REAL): Promise<void> => {
  const { target, asset, differs } = upload;
  const { sha256 } = digestOf(asset.body);
  let waitedMs = 0;
  for (let number = 1; ; number += 1) {
    const end = await putOnce(client, upload);
    const stored = end.stored ?? (end.mayBeStored ? (await storedFiles(client, target)).get(asset.name) : undefined);
    if (stored === sha256) return;
    if (stored !== undefined) throw differs();
    const circumstances = { nowMs: Date.now(), random: timing.random() };
    const attempt = { method: 'PUT', repeatable: true, number, waitedMs };
    const decision = decideRetry(attempt, end.outcome, circumstances, LIMITS);
    if (decision.kind === 'keep') throw end.error;
    await timing.sleep(decision.waitMs);
    waitedMs += decision.waitMs;
  }
};

/** How one try ended. */
interface End {
  /** SHA-256 of the file as GitLab has it now, where its answer tells. */
  readonly stored?: string;
  readonly mayBeStored: boolean;
  readonly outcome: Outcome;
  /** For when nothing was stored. */
  readonly error: OtaError;
}

const putOnce = async (client: GitlabClient, { target, asset, onBytes }: Upload): Promise<End> => {
  const path = filePath(target, asset.name);
  const asked: Asked = { location: client.location, request: `PUT ${path}`, what: 'publish packages' };
  const { stream, fault } = openBody(asset.body, asset.name, onBytes);
  try {
    const response = await client.raw(`${path}?select=package_file`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        // Without it the body would go in chunks, which not every proxy before a GitLab takes.
        'content-length': String(digestOf(asset.body).size),
      },
      body: stream,
      duplex: 'half',
    });
    return response.ok ? await accepted(response, asked) : await refused(response, asked);
  } catch (cause) {
    const broken = fault();
    if (broken) throw broken;
    const { kind, words } = networkFailure(cause);
    const error = fail('forge-unreachable', { location: client.location, words }, { cause });
    return { mayBeStored: kind !== 'unsent', outcome: { kind: 'failure', failure: kind }, error };
  }
};

/** Older versions than 15 say only that it was done. */
const accepted = async (response: Response, { location, request }: Asked): Promise<End> => {
  const { status, headers } = response;
  const text = await response.text();
  const read = packageFileShape.safeParse(jsonOf(text));
  const words = `no file that was stored: ${text.slice(0, 100)}`;
  return {
    ...(read.success ? { stored: read.data.file_sha256.toLowerCase() } : {}),
    mayBeStored: true,
    outcome: { kind: 'answer', status, header: (name) => headers.get(name) },
    error: fail('forge-answer-unexpected', { location, request, status, words }),
  };
};

const refused = async (response: Response, asked: Asked): Promise<End> => {
  const { status, headers } = response;
  const refusal = await readRefusal(response);
  return {
    // 400 also where the group forbids a second file of the same name, and another run was quicker.
    mayBeStored: status >= 500 || status === 400 || status === 409,
    outcome: { kind: 'answer', status, header: (name) => headers.get(name) },
    error: packagesError(asked, refusal),
  };
};

/** Where a file of the package is, below the project's API. */
export const filePath = ({ name, version }: PackageName, file: string): string =>
  `packages/generic/${[name, version, file].map(encodeURIComponent).join('/')}`;
