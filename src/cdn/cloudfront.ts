import { createHash } from 'node:crypto';
import { CloudFrontClient, type CloudFrontClientConfig, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { type Problem, problem } from '../errors/problem.js';
import { environmentCredentials } from '../hosts/s3/environment-credentials.js';
import { fetchHandler } from '../hosts/s3/fetch-handler.js';
import { networkFailure } from '../http/network-failure.js';
import { maskUrls } from '../repository/mask-urls.js';
import type { PurgeRequest, PurgeSurroundings } from './purge.js';

/** CloudFront is one service for the whole world, and signs as this region (AWS General Reference, “CloudFront endpoints”). */
const REGION = 'us-east-1';
const MAX_REASON = 300;

/**
 * Creates one invalidation with the paths of all URLs. Its reference follows from what was published, so that a run that is
 * repeated meets the invalidation of the first and pays for one. Credentials come from the SDK's own chain.
 *
 * @returns a warning where CloudFront doesn't take it.
 */
export const purgeCloudFront = async (
  distribution: string,
  { urls, reference }: Pick<PurgeRequest, 'urls' | 'reference'>,
  surroundings: PurgeSurroundings,
): Promise<readonly Problem[]> => {
  const paths = pathsOf(urls);
  const client = new CloudFrontClient(configOf(surroundings));
  try {
    const { Invalidation } = await client.send(
      new CreateInvalidationCommand({
        DistributionId: distribution,
        InvalidationBatch: {
          Paths: { Quantity: paths.length, Items: [...paths] },
          CallerReference: callerReference(reference, paths),
        },
      }),
    );
    surroundings.detail(`CloudFront ${distribution}: invalidation ${Invalidation?.Id ?? ''} of ${paths.join(', ')}`);
    return [];
  } catch (error) {
    return [problem('purge-cloudfront-failed', { distribution, reason: reasonOf(error) })];
  } finally {
    client.destroy();
  }
};

const configOf = ({ environment, openNetwork }: PurgeSurroundings): CloudFrontClientConfig => {
  const credentials = environmentCredentials(environment);
  const { AWS_ENDPOINT_URL_CLOUDFRONT: endpoint } = environment;
  return {
    region: REGION,
    requestHandler: { ...fetchHandler(openNetwork) },
    ...(credentials ? { credentials } : {}),
    ...(endpoint ? { endpoint } : {}),
  };
};

/** As viewers ask for them: with the path of the public URL, percent-encoded (Amazon CloudFront, “Specify the objects”). */
const pathsOf = (urls: readonly string[]): readonly string[] => [...new Set(urls.map((url) => new URL(url).pathname))];

/** The same for the same batch: CloudFront refuses another batch under a reference that it knows. */
const callerReference = (reference: string, paths: readonly string[]): string =>
  `ota-release-${createHash('sha256')
    .update([reference, ...paths].join('\n'))
    .digest('hex')}`;

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // The transport's own words are about a fetch.
  if (error instanceof TypeError) return networkFailure(error).words;
  const words = maskUrls(`${error.name}: ${error.message}`.replace(/\s+/g, ' ')).replace(/\.$/, '');
  return words.slice(0, MAX_REASON);
};
