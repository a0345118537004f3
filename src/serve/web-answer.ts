/** An answer to a device, whichever server sends it. The body is JSON, and never empty. */
export interface WebAnswer {
  readonly status: number;
  readonly body: string;
  /** The method to use instead, where it was another one. */
  readonly allow?: string;
}

/** No update, or the answer to a report. */
export const nothing: WebAnswer = { status: 200, body: '{}' };

/** No update, and why: Ioto contract, “Answer”. */
export const noUpdate = (message: string): WebAnswer => ({ status: 200, body: JSON.stringify({ message }) });

/**
 * A refusal. Its body is an object, so that it can never be the bare `Authentication failed` or `Cannot find device` upon which the
 * agent deletes its identity (Ioto contract, “Answer”).
 */
export const refusal = (status: number, error: string): WebAnswer => ({ status, body: JSON.stringify({ error }) });
