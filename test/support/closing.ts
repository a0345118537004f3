import { afterEach } from 'vitest';

/** What a test has opened: closed after each test of the file, the last one first. */
export const closing = (): ((close: () => Promise<void> | void) => void) => {
  const opened: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
  return (close) => void opened.push(close);
};
