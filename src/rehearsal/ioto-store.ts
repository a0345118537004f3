import type { IotoOffer } from '../devices/ioto/offers.js';
import { publicKeyOfSeed } from '../signing/public-key.js';
import type { Trust } from '../signing/trust.js';
import type { Attempt } from './device-failure.js';
import type { DeviceRoot } from './device-root.js';
import type { Fault } from './faults.js';
import { FACTORY_VERSION } from './hops.js';
import { downloadAtOnce } from './ioto-download.js';
import { openIotoFile } from './ioto-file.js';
import type { RehearsalContext } from './rehearsal.js';

/** A key that nobody has signed with. */
export const NOBODY: Trust = { keys: [publicKeyOfSeed(new Uint8Array(32).fill(1))], threshold: 1 };

/** An update that a device is offered, with the size that is signed. */
export type Offered = IotoOffer & { readonly size: number };

/** What was downloaded and opened: each once a run, apart from what goes wrong. */
export interface FileStore {
  readonly fetch: (offer: Offered, fault?: Fault) => Promise<Attempt<string>>;
  readonly open: (file: string, shown: string, trust: Trust) => ReturnType<typeof openIotoFile>;
}

const OF_DOWNLOADS: readonly (Fault | undefined)[] = ['truncated-download', 'bad-digest', 'no-space'];

/** A store that holds nothing. Its files are on a device of their own, and go with it at the end of the run. */
export const fileStore = (context: RehearsalContext): FileStore => {
  const fetched = new Map<string, Promise<Attempt<string>>>();
  const opened = new Map<string, ReturnType<typeof openIotoFile>>();
  let place: Promise<DeviceRoot> | undefined;
  let names = 0;
  const freshPath = async (kind: string): Promise<string> => {
    place ??= context.device(FACTORY_VERSION);
    names += 1;
    return (await place).at(`/var/tmp/${kind}-${names}`);
  };
  return {
    fetch: ({ path, size, checksum }, fault) => {
      const isFaulty = OF_DOWNLOADS.includes(fault);
      const run = async (): Promise<Attempt<string>> => {
        const to = await freshPath('update');
        return downloadAtOnce(context.site.source, { path, size, sha256: checksum }, isFaulty ? { to, fault } : { to });
      };
      if (isFaulty) return run();
      const known = fetched.get(path) ?? run();
      fetched.set(path, known);
      return known;
    },
    open: async (file, shown, trust) => {
      const run = async () => openIotoFile(file, shown, { directory: await freshPath('opened'), trust });
      if (trust === NOBODY) return run();
      const known = opened.get(file) ?? run();
      opened.set(file, known);
      return known;
    },
  };
};
