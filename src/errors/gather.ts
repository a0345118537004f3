import { OtaError } from './ota-error.js';
import type { Problem } from './problem.js';

/** What an operation gave, or the problems it ended with. */
export interface Gathered<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/**
 * Runs an operation whose problems are to be reported together with others'. A fault that is no OtaError is a defect of
 * the program and passes through.
 */
export const gather = async <T>(operation: () => Promise<T> | T): Promise<Gathered<T>> => {
  try {
    return { value: await operation(), problems: [] };
  } catch (error) {
    if (error instanceof OtaError) return { problems: error.problems };
    throw error;
  }
};
