import type { z } from 'zod';
import { fail } from '../../errors/ota-error.js';
import { type Asked, GitlabRefusal, type Refusal, refusalError } from './refusal.js';

/** A request to GitLab, and the part of its answer that is read. */
export interface Question<T> extends Asked {
  readonly shape: z.ZodType<T>;
  readonly send: () => Promise<unknown>;
}

/** What a request came to. */
export type Answer<T> =
  | { readonly kind: 'given'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Sends a request and reads its answer; a refusal is a value for whoever can tell its reason.
 *
 * @throws OtaError `forge-unreachable`, and `forge-answer-unexpected` for an answer of another shape.
 */
export const ask = async <T>(question: Question<T>): Promise<Answer<T>> => {
  const { location, request, shape } = question;
  const sent = await attempt(question.send);
  if (sent.kind === 'refused') return sent;
  const read = shape.safeParse(sent.value);
  if (read.success) return { kind: 'given', value: read.data };
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'another shape' };
  const words = `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`;
  throw fail('forge-answer-unexpected', { location, request, status: 200, words });
};

/** Sends a request that has to be answered. @throws OtaError for a refusal too. */
export const demand = async <T>(question: Question<T>): Promise<T> => {
  const answer = await ask(question);
  if (answer.kind === 'refused') throw refusalError(question, answer.refusal);
  return answer.value;
};

const attempt = async (send: () => Promise<unknown>): Promise<Answer<unknown>> => {
  try {
    return { kind: 'given', value: await send() };
  } catch (error) {
    if (error instanceof GitlabRefusal) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
};
