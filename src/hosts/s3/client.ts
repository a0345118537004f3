import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { fail } from '../../errors/ota-error.js';
import type { S3HostSpec } from '../../project/project.js';
import type { HostSurroundings } from '../surroundings.js';
import { credentialFailure, isNoneFound } from './credential-failure.js';
import { environmentCredentials } from './environment-credentials.js';
import { fetchHandler } from './fetch-handler.js';
import { boundedRetries } from './retry.js';

/** The SDK's client, and who it is to the store. */
export interface OpenedClient {
  readonly client: S3Client;
  /** No credentials were found: requests go out unsigned, as anybody may read a public bucket. */
  readonly anonymous: boolean;
  readonly region: string;
  /** For people: the URL of the store, or which AWS region. */
  readonly endpoint: string;
}

/** What stores other than AWS take where nobody says otherwise: MinIO and Ceph by default, R2 as an alias. */
const USUAL_REGION = 'us-east-1';

/**
 * Opens a client for a bucket. Credentials, region and endpoint come from the project and then from the SDK's own chain:
 * variables, profiles, web identity, SSO, containers, instances (AWS SDKs and Tools Reference Guide, “Standardized
 * credential providers”). Static variables are taken from the run's environment, the rest the SDK reads by itself.
 *
 * @throws OtaError `s3-region-unknown`, `s3-credentials-unusable`.
 */
export const openClient = async (spec: S3HostSpec, surroundings: HostSurroundings): Promise<OpenedClient> => {
  const { environment } = surroundings;
  const endpoint = spec.endpoint ?? endpointOf(environment);
  const profile = setting(environment, 'AWS_PROFILE');
  const region = spec.region ?? setting(environment, 'AWS_REGION') ?? setting(environment, 'AWS_DEFAULT_REGION');
  const common: S3ClientConfig = {
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(profile === undefined ? {} : { profile }),
    ...(spec.pathStyle === undefined ? {} : { forcePathStyle: spec.pathStyle }),
    requestHandler: { ...fetchHandler(surroundings.openNetwork) },
    retryStrategy: boundedRetries(surroundings),
    // Checksums of our own: several stores refuse the SDK's further headers and trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    expectContinueHeader: false,
  };
  const known = await regionOf(new S3Client(common), endpoint);
  const config: S3ClientConfig = { ...common, region: known };
  const shown = { region: known, endpoint: endpoint ?? `AWS in ${known}` };
  const credentials = environmentCredentials(environment);
  const client = new S3Client({ ...config, ...(credentials ? { credentials } : {}) });
  if (await hasCredentials(client, environment)) return { client, anonymous: false, ...shown };
  return { client: anonymousClient(config), anonymous: true, ...shown };
};

const setting = (environment: HostSurroundings['environment'], name: string): string | undefined =>
  environment[name]?.trim() || undefined;

const endpointOf = (environment: HostSurroundings['environment']): string | undefined =>
  setting(environment, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')?.toLowerCase() === 'true'
    ? undefined
    : (setting(environment, 'AWS_ENDPOINT_URL_S3') ?? setting(environment, 'AWS_ENDPOINT_URL'));

const regionOf = async ({ config }: S3Client, endpoint: string | undefined): Promise<string> => {
  try {
    return await config.region();
  } catch (cause) {
    if (endpoint !== undefined) return USUAL_REGION;
    throw fail('s3-region-unknown', { reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
};

/** Each of them says that there should be credentials. */
const NAMING = ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_WEB_IDENTITY_TOKEN_FILE'];

const hasCredentials = async ({ config }: S3Client, environment: HostSurroundings['environment']): Promise<boolean> => {
  try {
    await config.credentials();
    return true;
  } catch (error) {
    // In a job of a fork the variables are there and empty.
    const named = NAMING.filter((name) => setting(environment, name) !== undefined);
    if (isNoneFound(error) && named.length === 0) return false;
    throw credentialFailure(error, named);
  }
};

const anonymousClient = (config: S3ClientConfig): S3Client =>
  new S3Client({
    ...config,
    credentials: { accessKeyId: '', secretAccessKey: '' },
    signer: { sign: async (request) => request },
  });
