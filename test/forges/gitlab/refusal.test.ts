import { describe, expect, it } from 'vitest';
import {
  GitlabRefusal,
  isAbsence,
  isProtection,
  type Refusal,
  readRefusal,
  refusalError,
} from '../../../src/forges/gitlab/refusal.js';

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

const refusal = (facts: Partial<Refusal> = {}): Refusal => ({
  status: 400,
  words: 'no',
  fromApi: true,
  waitSeconds: undefined,
  ...facts,
});

const asked = { location: 'https://gitlab.example.com/g/p', request: 'GET releases/v1', what: 'read releases' };

describe('readRefusal', () => {
  it.each([
    // body, words, whether they are the API's own
    [{ message: '404 Tag Not Found' }, '404 Tag Not Found', true],
    [{ message: { name: ['has already been taken'] } }, '{"name":["has already been taken"]}', true],
    [{ error: 'tag_name is missing' }, 'tag_name is missing', true],
    [{ error: 'insufficient_scope', error_description: 'Not enough.' }, 'insufficient_scope: Not enough.', true],
    ['Retry later\n', 'Retry later', false],
    ['<html>\n  <title>502 Bad Gateway</title>', '<html> <title>502 Bad Gateway</title>', false],
    [{ detail: 'no field of GitLab’s' }, '{"detail":"no field of GitLab’s"}', false],
    ['', '', false],
    ['null', 'null', false],
  ])('reads the words of %j', async (body, words, fromApi) => {
    expect(await readRefusal(answer(400, body))).toMatchObject({ status: 400, words, fromApi });
  });

  it('bounds the words', async () => {
    const { words } = await readRefusal(answer(400, { message: 'a long lament '.repeat(10_000) }));
    expect(words).toHaveLength(400);
  });

  it('tells where a redirect would have led', async () => {
    const moved = answer(301, '', { location: 'https://elsewhere.example.com/api/v4/projects/2' });
    expect((await readRefusal(moved)).words).toBe('moved to https://elsewhere.example.com/api/v4/projects/2');
  });

  it.each([
    // headers, seconds
    [{ 'retry-after': '17' }, 17],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': String(Math.floor(Date.now() / 1000) + 30) }, 30],
    [{}, undefined],
  ])('takes the wait from %j', async (headers, seconds) => {
    const { waitSeconds } = await readRefusal(answer(429, 'Retry later', headers));
    if (seconds === undefined) expect(waitSeconds).toBeUndefined();
    else expect(Math.abs((waitSeconds ?? 0) - seconds)).toBeLessThanOrEqual(1);
  });
});

describe('isAbsence', () => {
  it.each([
    // refusal, whether a thing of the project is missing
    [{ status: 404, words: '404 Tag Not Found' }, true],
    [{ status: 404, words: '404 Not Found' }, true],
    [{ status: 404, words: '404 Project Not Found' }, false],
    [{ status: 404, words: '<html>nginx', fromApi: false }, false],
    [{ status: 403, words: '404 Tag Not Found' }, false],
  ])('%j: %j', (facts, expected) => {
    expect(isAbsence(refusal(facts))).toBe(expected);
  });
});

describe('isProtection', () => {
  it.each([
    // words, whether they speak of a protected tag
    ['You are not allowed to create this tag as it is protected.', true],
    ['403 Forbidden - Package protected.', false],
    ['This is an unprotectedly long text', false],
  ])('%j: %j', (words, expected) => {
    expect(isProtection({ words })).toBe(expected);
  });
});

describe('refusalError', () => {
  it.each([
    // refusal, code, what the message holds
    [{ status: 401, words: '401 Unauthorized' }, 'forge-unauthorized', '401 Unauthorized'],
    [{ status: 403, words: '403 Forbidden' }, 'gitlab-permission-missing', 'does not let this token read releases'],
    [{ status: 404, words: '404 Project Not Found' }, 'forge-not-found', 'no such repository'],
    [{ status: 404, words: '<html>', fromApi: false }, 'forge-not-found', 'no such repository'],
    [{ status: 404, words: '404 Not Found' }, 'forge-answer-unexpected', 'GET releases/v1 with status 404'],
    [{ status: 429, words: 'Retry later', waitSeconds: 12 }, 'forge-rate-limited', 'for 12 seconds'],
    [{ status: 429, words: 'Retry later' }, 'forge-rate-limited', 'for 60 seconds'],
    [{ status: 500, words: '500 Internal Server Error' }, 'forge-answer-unexpected', 'with status 500'],
    [{ status: 302, words: 'moved to https://x' }, 'forge-answer-unexpected', 'moved to https://x'],
  ])('%j is %s', (facts, code, text) => {
    expect(refusalError(asked, refusal(facts))).toMatchObject({ code, message: expect.stringContaining(text) });
  });
});

it('GitlabRefusal carries the refusal', () => {
  expect(new GitlabRefusal(refusal({ status: 403, words: 'no' }))).toMatchObject({
    message: 'status 403: no',
    refusal: { status: 403 },
  });
});
