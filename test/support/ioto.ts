import { type ChannelView, channelView } from '../../src/devices/channel-view.js';
import { signEnvelope } from '../../src/signing/dsse.js';
import type { Signer } from '../../src/signing/signer.js';
import type { IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';
import { bundlePath, channelLayout } from '../../src/site/layout.js';
import { indexStatement, latestOf } from '../../src/site/next-index.js';
import { PAYLOAD_TYPE } from '../../src/site/statement.js';
import { sortVersions } from '../../src/version/semver.js';
import { testSigner } from './signing.js';

/** One release of a channel that Ioto devices look at; whatever is left out is as plain as can be. */
export interface IotoRelease
  extends Partial<Pick<IndexRelease, 'policy' | 'upgradeFrom' | 'barrier' | 'yanked' | 'rollout' | 'sealedFiles'>> {
  readonly version: string;
  readonly percent?: number;
  /** Released before the family was switched on: there is no file for Ioto. */
  readonly withoutFile?: true;
}

/** A channel of the product `gateway`, and what its revision says besides its releases. */
export interface IotoChannel {
  readonly channel?: string;
  readonly publicUrl?: string;
  readonly counter?: number;
  readonly expires?: string;
  /** `families.ioto`; null where the site was not released for Ioto. */
  readonly settings?: Readonly<Record<string, unknown>> | null;
}

export const IOTO_URL = 'https://updates.example.com';
const CREATED = '2026-01-01T00:00:00Z';

/** What a revision with these releases says. */
export const iotoPredicate = (releases: readonly IotoRelease[], options: IotoChannel = {}): IndexPredicate => {
  const { channel = 'stable', publicUrl = IOTO_URL, counter = 1, settings = {} } = options;
  const byVersion = new Map(releases.map((release) => [release.version, entryOf(release)]));
  const entries = sortVersions([...byVersion.keys()]).flatMap((version) => byVersion.get(version) ?? []);
  return {
    product: 'gateway',
    channel,
    counter,
    previous: counter === 1 ? null : sha256Hex(Buffer.from(String(counter))),
    created: CREATED,
    expires: options.expires ?? '2999-01-01T00:00:00Z',
    trustedKeys: [
      { keyid: testSigner().publicKey.keyId, publicKey: Buffer.from(testSigner().publicKey.raw).toString('base64') },
    ],
    threshold: 1,
    latest: latestOf(entries, CREATED),
    releases: entries,
    families: { site: { publicUrl }, ...(settings === null ? {} : { ioto: settings }) },
  };
};

const entryOf = ({ version, percent, withoutFile, ...further }: IotoRelease): IndexRelease => {
  const bundle = sha256Hex(Buffer.from(`bundle ${version}`));
  const file = sha256Hex(Buffer.from(`file ${version}`));
  return {
    version,
    upgradeObject: { sha256: sha256Hex(Buffer.from(`object ${version}`)) },
    bundle: { path: bundlePath(bundle, 'gateway', version), size: 1, sha256: bundle },
    ...(percent === undefined ? {} : { rollout: { percent } }),
    ...(withoutFile
      ? {}
      : {
          sealedFiles: [{ family: 'ioto', path: `ioto/files/${file}.gateway-${version}.ota`, size: 1, sha256: file }],
        }),
    ...further,
  };
};

/** The channel as decisions look at it. */
export const iotoChannel = (releases: readonly IotoRelease[], options?: IotoChannel): ChannelView =>
  channelView(iotoPredicate(releases, options), { pages: [], groups: [] });

/** The bytes of a signed index. */
export const signedIndex = async (predicate: IndexPredicate, signer: Signer = testSigner()): Promise<Uint8Array> => {
  const statement = indexStatement(predicate, channelLayout(predicate.channel));
  return jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), [signer]));
};

/** A check-in as the updaters send it: every property a text. */
export const checkInBody = (told: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ id: 'device-1', product: 'gateway', version: '1.0.0', ...told });
