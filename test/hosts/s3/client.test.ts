import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openClient } from '../../../src/hosts/s3/client.js';
import type { S3HostSpec } from '../../../src/project/project.js';
import { hostSurroundings } from '../../support/host-surroundings.js';
import { loopbackServers } from '../../support/loopback.js';
import { xml } from '../../support/s3-double/answer.js';
import { s3Doubles } from '../../support/s3-double.js';
import { DOUBLE_KEYS, hostOn } from '../../support/s3-site.js';

const start = s3Doubles();
const serve = loopbackServers();
let home: string;

/** The SDK reads the process's own variables: none of this machine's may count, and no instance is asked for a role. */
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ota-aws-'));
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const SPEC: S3HostSpec = { kind: 's3', bucket: 'updates', prefix: '' };
const open = (spec: Partial<S3HostSpec>, environment: Record<string, string> = DOUBLE_KEYS) =>
  openClient({ ...SPEC, ...spec }, hostSurroundings({ environment }));
const setVariables = (variables: Record<string, string>): void => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};
const keyIdIn = (authorization = ''): string => /Credential=([^/]+)\//.exec(authorization)?.[1] ?? 'none';

describe('region and endpoint', () => {
  test.each([
    // the project, the environment, the region, the endpoint as it is shown
    [{ region: 'eu-west-1' }, { AWS_REGION: 'us-west-2' }, 'eu-west-1', 'AWS in eu-west-1'],
    [{}, { AWS_REGION: 'us-west-2' }, 'us-west-2', 'AWS in us-west-2'],
    [{}, { AWS_DEFAULT_REGION: 'us-west-2' }, 'us-west-2', 'AWS in us-west-2'],
    [{ endpoint: 'https://s3.example.com' }, {}, 'us-east-1', 'https://s3.example.com'],
    [
      {},
      { AWS_ENDPOINT_URL_S3: 'https://a.example', AWS_ENDPOINT_URL: 'https://b.example' },
      'us-east-1',
      'https://a.example',
    ],
    [{}, { AWS_ENDPOINT_URL: 'https://b.example', AWS_REGION: 'auto' }, 'auto', 'https://b.example'],
    [
      {},
      { AWS_ENDPOINT_URL: 'https://b.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_REGION: 'eu-west-1' },
      'eu-west-1',
      'AWS in eu-west-1',
    ],
  ])('%j with %j', async (spec, environment, region, endpoint) => {
    expect(await open(spec, { ...DOUBLE_KEYS, ...environment })).toMatchObject({ region, endpoint });
  });

  test('a profile has a region too', async () => {
    writeFileSync(
      join(home, 'config'),
      '[profile ota]\nregion = eu-north-1\naws_access_key_id = a\naws_secret_access_key = b\n',
    );
    setVariables({ AWS_PROFILE: 'ota' });
    expect(await open({}, { AWS_PROFILE: 'ota' })).toMatchObject({ region: 'eu-north-1' });
  });

  test('AWS without a region is asked for one', async () => {
    await expect(open({})).rejects.toMatchObject({ code: 's3-region-unknown' });
  });
});

describe('credentials', () => {
  /** The key id that a request to a double was signed with. */
  const signedBy = async (environment: Record<string, string>): Promise<string> => {
    const double = await start();
    await (await hostOn(double, { environment })).read('latest');
    return keyIdIn(double.requests[0]?.headers.authorization);
  };

  test('variables of the run, whether the process has them too or not', async () => {
    expect(await signedBy(DOUBLE_KEYS)).toBe(DOUBLE_KEYS.AWS_ACCESS_KEY_ID);
    setVariables({ ...DOUBLE_KEYS, AWS_ACCESS_KEY_ID: 'AKIAOFTHEPROCESS' });
    expect(await signedBy(DOUBLE_KEYS)).toBe(DOUBLE_KEYS.AWS_ACCESS_KEY_ID);
  });

  test('a profile', async () => {
    writeFileSync(join(home, 'credentials'), '[ota]\naws_access_key_id = AKIAOFPROFILE\naws_secret_access_key = b\n');
    setVariables({ AWS_PROFILE: 'ota' });
    expect(await signedBy({ AWS_PROFILE: 'ota' })).toBe('AKIAOFPROFILE');
  });

  test('a role by the job’s identity token, asked for over the tool’s own transport', async () => {
    const asked: string[] = [];
    const sts = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push(`${request.headers['user-agent']} ${body}`);
      const expiration = new Date(Date.now() + 3_600_000).toISOString();
      const keys = `<AccessKeyId>ASIAOFTHEROLE</AccessKeyId><SecretAccessKey>c</SecretAccessKey><SessionToken>t</SessionToken>`;
      const credentials = `<Credentials>${keys}<Expiration>${expiration}</Expiration></Credentials>`;
      const result = `<AssumeRoleWithWebIdentityResult>${credentials}</AssumeRoleWithWebIdentityResult>`;
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(xml(`<AssumeRoleWithWebIdentityResponse>${result}</AssumeRoleWithWebIdentityResponse>`).body);
    });
    writeFileSync(join(home, 'token'), 'the.job.token');
    const role = {
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/ota',
      AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token'),
      AWS_ENDPOINT_URL_STS: sts,
    };
    setVariables(role);
    expect(await signedBy(role)).toBe('ASIAOFTHEROLE');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^ota-release\/test .*WebIdentityToken=the\.job\.token/);
  });

  test.each([
    // what is wrong, the environment, a word of the reason
    ['a profile that isn’t there', { AWS_PROFILE: 'gone' }, 'AWS_PROFILE leads to none'],
    ['half a key', { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE' }, 'AWS_ACCESS_KEY_ID leads to none'],
    [
      'a token that isn’t there',
      { AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/ota', AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token' },
      'ENOENT',
    ],
  ])('%s is told at once', async (_case, environment, word) => {
    setVariables(environment);
    const opening = open({ region: 'eu-west-1' }, environment).then(() => 'opened');
    await expect(opening).rejects.toMatchObject({
      code: 's3-credentials-unusable',
      message: expect.stringContaining(word),
    });
  });

  test('none at all: what everybody may read is read, and nothing is written', async () => {
    const double = await start();
    const writer = await hostOn(double);
    await writer.create('latest', { kind: 'bytes', bytes: Buffer.from('"1.0.0"') });
    const reader = await hostOn(double, { environment: {} });
    expect(Buffer.from((await reader.read('latest'))?.bytes ?? []).toString()).toBe('"1.0.0"');
    expect(double.requests.at(-1)?.headers.authorization).toBeUndefined();
    const before = double.requests.length;
    await expect(reader.replace('versions', Buffer.from('[]'), undefined)).rejects.toMatchObject({
      code: 's3-credentials-missing',
    });
    expect(double.requests.slice(before).every(({ method }) => method === 'GET')).toBe(true);
  });
});
