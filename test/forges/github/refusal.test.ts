import { describe, expect, it } from 'vitest';
import { cutShort, type Refusal, refusalError, refusalOf } from '../../../src/forges/github/refusal.js';

const NOW_MS = Date.parse('2026-01-15T10:00:00Z');

/** An error as octokit throws it. */
const octokitError = (status: number, data?: unknown, headers: Readonly<Record<string, string>> = {}): Error =>
  Object.assign(new Error('HttpError'), { status, response: { status, headers, data } });

const read = (error: unknown): Refusal => {
  const refusal = refusalOf(error, NOW_MS);
  if (!refusal) throw new Error('no refusal');
  return refusal;
};

describe('refusalOf', () => {
  it.each([
    // status, message, kind
    [401, 'Bad credentials', 'unauthorized'],
    [403, 'Resource not accessible by integration', 'forbidden'],
    [403, 'API rate limit exceeded for user ID 1.', 'rate-limited'],
    [429, 'Too many requests', 'rate-limited'],
    [404, 'Not Found', 'not-found'],
    [409, 'Git Repository is empty.', 'invalid'],
    [422, 'Reference already exists', 'invalid'],
    [500, 'Server Error', 'failed'],
    [502, '', 'failed'],
    [418, 'I am a teapot', 'unexpected'],
  ])('tells %s %j by its kind, %s', (status, message, kind) => {
    expect(read(octokitError(status, { message }))).toMatchObject({ kind, status, words: message });
  });

  it.each([
    // status, headers of a limit, what GitHub said, seconds until the next request
    [403, { 'retry-after': '17' }, 'secondary', 17],
    [429, { 'retry-after': '0' }, 'secondary', 0],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW_MS / 1000 + 90) }, 'exceeded', 90],
    [
      403,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1768471290',
        // This clock is an hour behind the server's.
        date: 'Thu, 15 Jan 2026 10:01:00 GMT',
      },
      'exceeded',
      30,
    ],
    [403, {}, 'You have exceeded a secondary rate limit. Please wait.', 60],
    [403, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '1768471290' }, 'secondary rate limit', 60],
  ])('reads how long a limit lasts: %s %j', (status, headers, message, seconds) => {
    expect(read(octokitError(status, { message }, headers))).toMatchObject({ kind: 'rate-limited', seconds });
  });

  it('gathers what is wrong with each field, on one line, with its codes', () => {
    const data = {
      message: 'Validation Failed',
      errors: [
        {
          resource: 'Release',
          code: 'custom',
          field: 'pre_receive',
          message: 'rule violations found\n\nCannot create',
        },
        { resource: 'Release', code: 'already_exists', field: 'tag_name' },
        'and more',
      ],
    };
    expect(read(octokitError(422, data))).toMatchObject({
      words: 'Validation Failed; rule violations found Cannot create; Release tag_name already_exists; and more',
      codes: ['custom', 'already_exists'],
    });
  });

  it('bounds the words, and hides what addresses in them give away', () => {
    const long = read(octokitError(422, { message: `see https://bot:hunter2@host/x ${'x'.repeat(1000)}` }));
    expect(long.words).toMatch(/^see https:\/\/\*\*\*@host\/x x+\.\.\.$/);
    expect(long.words.length).toBe(400);
  });

  it.each([['a page of HTML'], [undefined], [{ message: 7 }], [null], [new ArrayBuffer(2)]])(
    'takes an answer without GitHub’s form as it is: %j',
    (data) => {
      const words = typeof data === 'string' ? data : '';
      expect(read(octokitError(422, data))).toMatchObject({ kind: 'invalid', words, codes: [] });
    },
  );

  it('knows a request that got no answer, which octokit gives the status 500', () => {
    const cause = new TypeError('fetch failed', {
      cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    });
    const error = Object.assign(new Error('refused', { cause }), { status: 500 });
    expect(read(error)).toMatchObject({ kind: 'unreachable', status: 0, words: 'refused' });
  });

  it.each([
    [new TypeError('x is not a function')],
    [Object.assign(new Error('x'), { status: 'done' })],
    ['x'],
    [undefined],
  ])('leaves what has nothing to do with a request alone: %s', (error) =>
    expect(refusalOf(error, NOW_MS)).toBeUndefined(),
  );
});

describe('refusalError', () => {
  const refusal = (facts: Partial<Refusal>): Refusal => ({
    kind: 'invalid',
    status: 422,
    words: 'no',
    codes: [],
    seconds: 0,
    ...facts,
  });

  it.each([
    // the refusal, the code, part of the message
    [{ kind: 'unreachable', status: 0 }, 'forge-unreachable', '"no"'],
    [{ kind: 'rate-limited', status: 403, seconds: 17 }, 'forge-rate-limited', 'for 17 seconds'],
    [{ kind: 'unauthorized', status: 401 }, 'forge-unauthorized', '"no"'],
    [{ kind: 'forbidden', status: 403 }, 'github-permission-missing', 'does not let this token create tags'],
    [{ kind: 'forbidden', status: 403, words: 'Repository was archived' }, 'github-repository-archived', 'is archived'],
    [{ kind: 'not-found', status: 404 }, 'forge-not-found', 'no such repository'],
    [{ kind: 'invalid' }, 'forge-answer-unexpected', 'answered POST git/refs with status 422: "no"'],
    [{ kind: 'failed', status: 502 }, 'forge-answer-unexpected', 'with status 502'],
    [{ kind: 'unexpected', status: 418 }, 'forge-answer-unexpected', 'with status 418'],
    [cutShort(200), 'forge-answer-unexpected', 'with status 200: "the answer broke off"'],
  ] as const)('of %j is %s', (facts, code, message) => {
    const request = { label: 'POST git/refs', purpose: 'create tags' };
    const error = refusalError(refusal(facts), request, 'github.com/octo-org/gateway');
    expect(error.code).toBe(code);
    expect(error.message).toContain('github.com/octo-org/gateway');
    expect(error.message).toContain(message);
  });
});
