import type { ConfigText } from '../../schemas/config-text.js';
import { valueAt } from '../../schemas/json-pointer.js';
import { envelopePaths } from './site-paths.js';

/** Where a device reads the revision of a configuration. */
export const REVISION_POINTER = '/general/config_revision';

/** The revision in a configuration, an integer from -1 on; undefined where it has none (Ivy contract, “Config and foreign config”). */
export const configRevision = (value: unknown): number | undefined => {
  const found = valueAt(value, REVISION_POINTER);
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= -1 ? found : undefined;
};

/**
 * The fleet configuration, ready to send: as Tenta sends it, and as ThingsBoard has it among the shared attributes. The
 * template stands in it letter by letter, so that 1.0 stays a number with a fraction, which 1 is not to the device.
 */
export const configEnvelopes = (
  template: Pick<ConfigText, 'bytes' | 'value'>,
  version: string,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] => {
  const revision = configRevision(template.value);
  if (revision === undefined) return [];
  const configuration = new TextDecoder().decode(template.bytes).trim();
  const paths = envelopePaths(version);
  const envelope = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(`${text}\n`) });
  return [
    envelope(paths.tenta, `{"revision":${revision},"configuration":${configuration}}`),
    envelope(paths.thingsboard, `{"shared":{"configuration":${configuration}}}`),
  ];
};
