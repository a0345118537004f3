import type { Place } from '../../../errors/problem.js';
/** A stretch of a policy’s text, from 0; `end` is the first character behind it. */
export interface Span {
    readonly start: number;
    readonly end: number;
}
/** The place of a character within the policy’s text. */
export declare const placeAt: (text: string, offset: number) => Place;
/** What the policy says there, in one line. */
export declare const excerpt: (text: string, { start, end }: Span) => string;
