import { describe, expect, it } from 'vitest';
import { isDone, readAnswer } from '../../../src/hosts/http-put/answer.js';

const URL_ASKED = 'https://a.example/b';
const answer = (body: string | ReadableStream | null, type: string, status = 409, statusText = 'Conflict') =>
  readAnswer(new Response(body, { status, statusText, headers: { 'content-type': type } }), URL_ASKED, 300);

describe('readAnswer', () => {
  it.each([
    // content type, body, words
    ['text/html', '<h1>No</h1>', 'status 409 Conflict'],
    ['text/plain; charset=utf-8', ' it is\nlocked ', 'status 409 Conflict: it is locked'],
    ['application/json', '{"message":"no"}', 'status 409 Conflict: {"message":"no"}'],
    ['application/problem+json', '{}', 'status 409 Conflict: {}'],
    ['text/plain', '', 'status 409 Conflict'],
    ['text/plain', 'x'.repeat(250), `status 409 Conflict: ${'x'.repeat(197)}...`],
  ])('says of %s %j: %s', async (type, body, words) => {
    expect((await answer(body, type)).words).toBe(words);
  });

  it('gives what it read, and says how it ended', async () => {
    const whole = await answer('abc', 'text/plain');
    expect([Buffer.from(whole.bytes).toString(), whole.ending, whole.url]).toEqual(['abc', 'whole', URL_ASKED]);
    expect(whole.header('content-type')).toBe('text/plain');
    expect((await answer('x'.repeat(301), 'text/html')).ending).toBe('cut');
    const breaking = async function* () {
      yield Buffer.from('ab');
      throw new Error('gone');
    };
    const broken = await answer(ReadableStream.from(breaking()), 'text/plain');
    expect([broken.status, broken.ending]).toEqual([409, 'broken']);
  });

  it('copes with an answer without a body or a reason', async () => {
    expect(await answer(null, 'text/plain', 204, '')).toMatchObject({ words: 'status 204', ending: 'whole' });
  });
});

describe('isDone', () => {
  it.each([
    [199, false],
    [200, true],
    [204, true],
    [299, true],
    [301, false],
    [412, false],
  ])('%i: %s', (status, expected) => {
    expect(isDone({ status })).toBe(expected);
  });
});
