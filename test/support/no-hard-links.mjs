/** A preload that makes every file system answer as FAT does: no hard links, EPERM. For file systems tests can't mount. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

fs.promises.link = async (from, to) => {
  throw Object.assign(new Error(`EPERM: operation not permitted, link '${from}' -> '${to}'`), {
    code: 'EPERM',
    errno: -1,
    syscall: 'link',
  });
};
syncBuiltinESMExports();
