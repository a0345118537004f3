import { describe, expect, test } from 'vitest';
import { preflightSite } from '../../../src/hosts/s3/preflight.js';
import { readObject } from '../../../src/hosts/s3/reading.js';
import type { HostSurroundings } from '../../../src/hosts/surroundings.js';
import { error, reply, type S3Request } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const start = s3Doubles();

const look = async (options: DoubleOptions, surroundings: Partial<HostSurroundings> = {}) => {
  const double = await start(options);
  const said: string[] = [];
  const site = await siteOn(double, { detail: (text) => said.push(text), ...surroundings });
  const problems = await preflightSite(site);
  return { double, site, said, problems, codes: problems.map(({ code }) => code) };
};

type Instead = NonNullable<DoubleOptions['instead']>;

const denying =
  (denied: (request: S3Request) => boolean): Instead =>
  (request) =>
    denied(request) ? error(403, 'AccessDenied') : undefined;

describe('the preflight', () => {
  test('has nothing to say against a store that honours conditions, in six requests, and leaves nothing', async () => {
    const { double, site, codes } = await look({});
    expect(codes).toEqual([]);
    expect(site.known).toMatchObject({ creating: 'honoured', replacing: 'honoured', mayRead: true });
    const methods = double.requests.map(({ method }) => method).join(' ');
    expect(methods).toBe('GET PUT PUT PUT GET DELETE');
    expect(double.objects.size).toBe(0);
  });

  test.each<[string, DoubleOptions, string]>([
    // what the store does with If-None-Match, the same as options, how it is shown
    ['ignores it', { creating: 'ignored' }, '(If-None-Match: *)'],
    ['refuses it', { creating: 'unsupported', replacing: 'unsupported' }, '(If-None-Match: *, which it doesn’t know)'],
  ])('finds a store that %s', async (_case, options, shown) => {
    const { codes, problems, double } = await look(options);
    expect(codes).toEqual(['host-ignores-conditions']);
    expect(problems[0]?.message).toContain(shown);
    expect(double.objects.size).toBe(0);
    const trusted = await look(options, { oneAtATime: true });
    expect(trusted.problems).toMatchObject([{ code: 'host-conditions-trusted', severity: 'warning' }]);
  });

  test('believes what stands there, not what was answered', async () => {
    const { codes } = await look({
      creating: 'ignored',
      afterwards: ({ headers }, answer, number) =>
        headers['if-none-match'] && number === 3 ? error(412, 'PreconditionFailed') : answer,
      replacing: 'honoured',
    });
    expect(codes).toEqual(['host-ignores-conditions']);
  });

  test('tells in detail that only If-Match is ignored: a release needs no more than a creation', async () => {
    const { codes, site, said } = await look({ replacing: 'ignored' });
    expect(codes).toEqual([]);
    expect(site.known.replacing).toBe('ignored');
    expect(said).toEqual(['s3://updates doesn’t honour If-Match on a write']);
  });

  test.each<[string, Instead, string, string]>([
    // what is missing, the same as answers, the error, what to allow
    [
      's3:PutObject',
      denying(({ method }) => method === 'PUT'),
      's3-permission-missing',
      's3:PutObject on arn:aws:s3:::updates/.ota-release/probe-',
    ],
    [
      's3:GetObject',
      ({ method }, number) => (method === 'GET' && number > 1 ? error(403, 'AccessDenied') : undefined),
      's3-permission-missing',
      's3:GetObject on arn:aws:s3:::updates/.ota-release/probe-',
    ],
    [
      's3:DeleteObject',
      denying(({ method }) => method === 'DELETE'),
      's3-probe-left',
      's3:DeleteObject on arn:aws:s3:::updates/.ota-release/probe-',
    ],
    ['the bucket', () => error(404, 'NoSuchBucket'), 's3-bucket-missing', '"updates"'],
    ['a store', () => reply(200, { etag: '"x"' }, '<html></html>'), 's3-endpoint-wrong', 'as if it were there'],
    ['a fresh token', () => error(400, 'ExpiredToken'), 's3-credentials-expired', 'ExpiredToken'],
    ['anybody', () => 'cut', 'host-unreachable', 'can’t be reached'],
  ])('tells that %s is missing', async (_case, instead, code, words) => {
    const { problems } = await look({ instead });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.message).toContain(words);
  });

  test('asks for no s3:ListBucket: it learns how a name that isn’t there is answered', async () => {
    const present = new Set<string>();
    const { site, codes } = await look({
      instead: ({ method, key }) => {
        if (method === 'PUT') present.add(key);
        return method === 'GET' && !present.has(key) ? error(403, 'AccessDenied') : undefined;
      },
    });
    expect(codes).toEqual([]);
    expect(site.known).toMatchObject({ missingLooksForbidden: true, mayRead: true });
    expect(await readObject(site, 'latest')).toBeUndefined();
  });

  test('removes every version of its probe, or hides it where versions may not be removed', async () => {
    const { double, codes } = await look({ versions: true });
    expect(codes).toEqual([]);
    const removals = (requests: readonly S3Request[]) =>
      requests.filter(({ method }) => method === 'DELETE').map(({ query }) => query.get('versionId'));
    expect(removals(double.requests)).toEqual([expect.stringMatching(/^v\d+$/)]);
    const kept = await look({ versions: true, instead: denying(({ query }) => query.has('versionId')) });
    expect(kept.codes).toEqual([]);
    expect(removals(kept.double.requests)).toEqual([expect.stringMatching(/^v\d+$/), null]);
  });
});
