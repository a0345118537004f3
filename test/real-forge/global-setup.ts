import type { TestProject } from 'vitest/node';
import { type ForgejoAddress, type ForgejoServer, startForgejo } from './server.js';

declare module 'vitest' {
  interface ProvidedContext {
    forgejo: ForgejoAddress;
  }
}

let server: ForgejoServer | undefined;

/** One Forgejo for all the tests; each makes repositories of its own. */
export const setup = async ({ provide }: TestProject): Promise<void> => {
  server = await startForgejo();
  const { url, admin } = server;
  provide('forgejo', { url, admin });
};

export const teardown = async (): Promise<void> => server?.stop();
