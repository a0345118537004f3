import { resolve } from 'node:path';
import { secretsOf, withSeed } from '../entry/secrets.js';
import { wire } from '../entry/wire.js';
import { createMask, type Mask } from '../report/mask.js';
import { maskedData } from '../report/masked-record.js';
import type { Reporter } from '../report/reporter.js';
import { silentReporter } from '../report/silent.js';
import { parseSecretKey } from '../signing/secret-key.js';
import { type Signer, seedSigner } from '../signing/signer.js';
import type { Services } from '../steps/services.js';
import { maskedError } from './masked-error.js';
import type { RunOptions, SigningKey } from './options.js';

/**
 * Makes the services that the options ask for, and cleans up after whatever is done with them. What that gives back, as plain data, and what it
 * throws have passed the mask of secrets, as all that the command line prints has.
 */
export const withServices = async <T>(options: RunOptions, use: (services: Services) => Promise<T>): Promise<T> => {
  const { environment = {}, directory, clock, fetch, host, actor } = options;
  const wiring = wire({
    environment,
    directory: resolve(directory),
    ...(clock ? { clock } : {}),
    ...(fetch ? { fetch } : {}),
  });
  const hidden = createMask([...secretsOf(environment), ...(options.signingKeys ?? []).flatMap(textsOf)]);
  const mask: Mask = (text) => wiring.mask(hidden(text));
  const services = wiring.services(faithful(options, mask));
  try {
    const made = await use({
      ...services,
      ...(host ? { openHost: async () => host } : {}),
      ...(actor === undefined ? {} : { actor: actor.trim() || undefined }),
      openSigners: async (project) => [
        ...(await ownSigners(options.signingKeys ?? [])),
        ...(options.signers ?? []),
        ...(await services.openSigners(project)),
      ],
    });
    return maskedData(made, mask);
  } catch (error) {
    throw maskedError(error, mask);
  } finally {
    wiring.cleanUp();
  }
};

const ownSigners = (keys: readonly SigningKey[]): Promise<readonly Signer[]> =>
  Promise.all(
    keys.map(async (item) => {
      const { key, password } = typeof item === 'string' ? { key: item, password: undefined } : item;
      const { seed, publicKey } = await parseSecretKey(key, password);
      return seedSigner(seed, publicKey);
    }),
  );

const textsOf = (item: SigningKey): readonly string[] =>
  typeof item === 'string' ? withSeed(item) : [...withSeed(item.key), item.password];

/** The caller’s reporter, behind the mask of secrets, and with its steps ended by the signal. */
const faithful = ({ reporter = silentReporter, signal }: RunOptions, mask: Mask): Reporter => ({
  step: (title, run) => {
    signal?.throwIfAborted();
    return reporter.step(mask(title), run);
  },
  skipped: (title, reason) => reporter.skipped(mask(title), mask(reason)),
  progress: (title, totalBytes) => reporter.progress(mask(title), totalBytes),
  info: (text) => reporter.info(mask(text)),
  detail: (text) => reporter.detail(mask(text)),
  problems: (problems) =>
    reporter.problems(problems.map((one) => ({ ...one, message: mask(one.message), hint: mask(one.hint) }))),
});
