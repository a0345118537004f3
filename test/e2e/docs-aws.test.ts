import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  CloudFrontClient,
  CreateCachePolicyCommand,
  CreateDistributionCommand,
  CreateOriginAccessControlCommand,
  CreateResponseHeadersPolicyCommand,
} from '@aws-sdk/client-cloudfront';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeBlocks } from '../support/markdown.js';

const CLOUDFRONT = 'docs/hosting/cloudfront.md';
const S3 = 'docs/hosting/s3.md';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

const documentsOf = (page: string): readonly Json[] => codeBlocks(page, 'json').map((block): Json => JSON.parse(block));

/** Every name and value of a document, as its XML has them: names of lists are those of what holds them. */
const leavesOf = (json: Json, name = ''): readonly (readonly [name: string, value: string])[] => {
  if (Array.isArray(json)) return json.flatMap((each: Json) => leavesOf(each));
  if (typeof json === 'object') return Object.entries(json).flatMap(([key, value]) => leavesOf(value, key));
  return [[name, String(json)]];
};

const bodies: string[] = [];
const server = createServer(async (request, response) => {
  bodies.push(await text(request));
  response.writeHead(400).end();
});
let client: CloudFrontClient;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  client = new CloudFrontClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${address.port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await new Promise((done) => server.close(done));
});

/** What the documents are created with, in their order on the page. A member that the API doesn’t know never reaches it. */
const SENDERS: readonly (readonly [what: string, send: (document: never) => Promise<unknown>])[] = [
  [
    'origin access control',
    (OriginAccessControlConfig) => client.send(new CreateOriginAccessControlCommand({ OriginAccessControlConfig })),
  ],
  ['cache policy', (CachePolicyConfig) => client.send(new CreateCachePolicyCommand({ CachePolicyConfig }))],
  [
    'response headers policy',
    (ResponseHeadersPolicyConfig) =>
      client.send(new CreateResponseHeadersPolicyCommand({ ResponseHeadersPolicyConfig })),
  ],
  ['distribution', (DistributionConfig) => client.send(new CreateDistributionCommand({ DistributionConfig }))],
];

describe('docs/hosting/cloudfront.md', () => {
  test.each(SENDERS.map(([what, send], position) => ({ what, send, position })))(
    'the $what reaches CloudFront as it is written',
    async ({ send, position }) => {
      const block = codeBlocks(CLOUDFRONT, 'json')[position] ?? '';
      await expect(send(JSON.parse(block) as never)).rejects.toThrow();
      const xml = bodies.at(-1) ?? '';
      const leaves = leavesOf(JSON.parse(block) as Json);
      expect(leaves.length).toBeGreaterThan(3);
      const missing = leaves.filter(([name, value]) =>
        name === '' || value === '' ? !xml.includes(value) : !xml.includes(`<${name}>${value}</${name}>`),
      );
      expect(missing).toEqual([]);
    },
  );

  test('what is counted is as many as there are', () => {
    const counted = (json: Json): readonly boolean[] => {
      if (typeof json !== 'object') return [];
      if (Array.isArray(json)) return json.flatMap((each: Json) => counted(each));
      const { Quantity, Items } = json as { readonly [key: string]: Json };
      const own = Quantity === undefined ? [] : [Array.isArray(Items) && Items.length === Quantity];
      return [...own, ...Object.values(json).flatMap((each: Json) => counted(each))];
    };
    const counts = documentsOf(CLOUDFRONT).flatMap(counted);
    expect(counts.length).toBeGreaterThan(4);
    expect(counts).not.toContain(false);
  });

  test('the function leads folders to their page, and leaves every other name alone', () => {
    const [code = ''] = codeBlocks(CLOUDFRONT, 'js');
    const handler = new Function(`${code}; return handler;`)() as (event: unknown) => { readonly uri: string };
    const uris = ['/', '/channels/beta/', '/latest', '/1.0.0', '/bundles/x.zip'].map(
      (uri) => handler({ request: { uri } }).uri,
    );
    expect(uris).toEqual(['/index.html', '/channels/beta/index.html', '/latest', '/1.0.0', '/bundles/x.zip']);
  });
});

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string;
  readonly Principal?: unknown;
}

describe.each([CLOUDFRONT, S3])('policies in %s', (page) => {
  const policies = documentsOf(page).filter((json) =>
    JSON.stringify(json).includes('"Statement"'),
  ) as unknown as readonly {
    readonly Version: string;
    readonly Statement: readonly Statement[];
  }[];

  test('have the version of the language, and allow named actions on named resources', () => {
    expect(policies.length).toBeGreaterThan(1);
    for (const { Version, Statement: statements } of policies) {
      expect(Version).toBe('2012-10-17');
      for (const { Effect, Action, Resource, Principal } of statements) {
        expect(Effect).toBe('Allow');
        for (const action of [Action].flat()) expect(action).toMatch(/^(?:s3|sts|cloudfront):[A-Za-z]+$/);
        if (Resource === undefined) expect(Principal).toBeDefined();
        else expect(Resource).toMatch(/^arn:aws:[a-z0-9]+::(?:\d{12})?:[^*]+(?:\/\*)?$/);
      }
    }
  });
});
