import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serveLoopback } from '../../../src/commands/demo/loopback-server.js';

/** What stands for a forge’s Pages: a folder that is served, and shows what was built last. */
export interface Pages {
  readonly url: string;
  /** Where the site is. */
  readonly folder: string;
  /** Takes what a branch of a bare repository holds. */
  readonly build: (remote: string, branch: string) => void;
  readonly close: () => Promise<void>;
}

/** Serves Pages on loopback; nothing is there before the first build. */
export const openPages = async (home: string): Promise<Pages> => {
  const folder = join(home, 'pages');
  const server = await serveLoopback(folder);
  return {
    url: server.url,
    folder,
    close: server.close,
    build: (remote, branch) => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      const tar = execFileSync('git', ['-C', remote, 'archive', branch], { maxBuffer: 64 * 1024 * 1024 });
      execFileSync('tar', ['-x', '-C', folder], { input: tar });
    },
  };
};
