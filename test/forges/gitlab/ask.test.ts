import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ask, demand } from '../../../src/forges/gitlab/ask.js';
import { GitlabRefusal } from '../../../src/forges/gitlab/refusal.js';

const question = (send: () => Promise<unknown>) => ({
  location: 'https://gitlab.example.com/g/p',
  request: 'GET things',
  what: 'read things',
  shape: z.object({ assets: z.object({ count: z.number() }) }),
  send,
});
const refused = async (): Promise<never> => {
  throw new GitlabRefusal({ status: 403, words: '403 Forbidden', fromApi: true, waitSeconds: undefined });
};

describe('ask', () => {
  it('gives the part of the answer that is read', async () => {
    const answer = await ask(question(async () => ({ assets: { count: 2, more: true }, more: true })));
    expect(answer).toEqual({ kind: 'given', value: { assets: { count: 2 } } });
  });

  it('gives a refusal as a value', async () => {
    expect(await ask(question(refused))).toMatchObject({ kind: 'refused', refusal: { status: 403 } });
  });

  it.each([
    // answer, what the message names
    [{ assets: { count: 'two' } }, 'assets.count'],
    ['<html>', 'expected object'],
    [null, 'expected object'],
  ])('refuses %j, which has another shape', async (answer, named) => {
    await expect(ask(question(async () => answer))).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringMatching(new RegExp(`GET things.*${named}`)),
    });
  });

  it('lets a defect of the program pass', async () => {
    const defect = new TypeError('undefined is not a function');
    const broken = question(async () => {
      throw defect;
    });
    await expect(ask(broken)).rejects.toBe(defect);
  });
});

describe('demand', () => {
  it('gives the value, and throws a refusal', async () => {
    expect(await demand(question(async () => ({ assets: { count: 1 } })))).toEqual({ assets: { count: 1 } });
    await expect(demand(question(refused))).rejects.toMatchObject({ code: 'gitlab-permission-missing' });
  });
});
