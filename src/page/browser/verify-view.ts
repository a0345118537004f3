import { decodeBase64 } from '../../signing/base64.js';
import type { IndexRelease } from '../../site/index-statement.js';
import { type VerifyWay, verifyCommands } from './commands.js';
import { copyButton } from './copy-button.js';
import { el, quiet } from './dom.js';
import type { PageTrust } from './keys.js';
import type { ObjectSource } from './source.js';
import { type Tab, tabs } from './tabs.js';

/** What the section about verification is made from. */
export interface VerifyFacts {
  readonly site: string;
  readonly channel: string;
  readonly trust: PageTrust;
  readonly source: ObjectSource;
  /** Releases that can be chosen, newest first. */
  readonly releases: readonly IndexRelease[];
  readonly latest: string | null;
}

const WAYS: readonly (readonly [VerifyWay, string, string])[] = [
  [
    'ota-release',
    'ota-release',
    'Verifies the whole site: every signature, digest, pointer and expiry. Needs ota-release.',
  ],
  [
    'openssl',
    'openssl',
    'Verifies the index, the release and its bundle with OpenSSL 3, curl and a POSIX shell. The signature of the first key is checked.',
  ],
  ['minisign', 'minisign', 'Verifies the bundle alone. That it is the newest, and not withdrawn, only the index says.'],
];

/** How to verify without trusting this page: commands filled in for this site and a release. */
export const verifyView = (facts: VerifyFacts): HTMLElement => {
  const offered = facts.releases.filter(({ yanked }) => !yanked);
  const select = el(
    'select',
    { id: 'verify-release' },
    ...offered.map(({ version }) => el('option', { value: version, selected: version === facts.latest }, version)),
  );
  const ids = new Map<string, Uint8Array>();
  const chosen = (): IndexRelease | undefined => offered.find(({ version }) => version === select.value);
  const shown = tabs(
    'Ways to verify',
    WAYS.map(
      ([way, name, text]): Tab => ({
        id: way,
        name,
        content: () => el('div', {}, quiet(text), commandBlock(way, facts, chosen(), ids)),
      }),
    ),
  );
  const choose = async (): Promise<void> => {
    shown.show();
    const release = chosen();
    if (!release || ids.has(release.version)) return;
    const id = await minisignId(facts.source, release);
    if (id) ids.set(release.version, id);
    if (id) shown.show();
  };
  select.addEventListener('change', choose);
  void choose();
  return el(
    'section',
    { class: 'how', 'aria-labelledby': 'how-title' },
    el('h2', { id: 'how-title' }, 'Verify it yourself'),
    el(
      'p',
      {},
      'This page came from the server that it judges: whoever took that over could send another page. These commands trust your own machine, and the key, if you have it from elsewhere.',
    ),
    offered.length > 0
      ? el(
          'div',
          {},
          el('label', { class: 'field', for: 'verify-release' }, el('span', {}, 'Release'), select),
          shown.element,
        )
      : quiet('There is no release to verify.'),
  );
};

const commandBlock = (
  way: VerifyWay,
  facts: VerifyFacts,
  release: IndexRelease | undefined,
  ids: ReadonlyMap<string, Uint8Array>,
): HTMLElement | undefined => {
  if (!release) return undefined;
  const { site, channel, trust } = facts;
  const minisignId = ids.get(release.version);
  const text = verifyCommands(way, { site, channel, release, trust, ...(minisignId ? { minisignId } : {}) });
  return el(
    'div',
    { class: 'commands' },
    el('pre', { tabindex: 0, 'aria-label': `Commands for ${way}` }, el('code', {}, text)),
    copyButton(`the commands for ${way}`, () => text),
  );
};

const MAX_MINISIG_BYTES = 8192;
const ALGORITHM_BYTES = 2;
const ID_END = 10;

/** The key id by which the bundle’s signature names its key. A hint alone: minisign itself decides. */
const minisignId = async (source: ObjectSource, { bundle }: IndexRelease): Promise<Uint8Array | undefined> => {
  if (source.kind === 'carried') return undefined;
  const read = await source.read(`${bundle.path}.minisig`, { maxBytes: MAX_MINISIG_BYTES });
  if (read.kind === 'bad') return undefined;
  const line = new TextDecoder().decode(read.value).split('\n')[1] ?? '';
  return decodeBase64(line.trim())?.slice(ALGORITHM_BYTES, ID_END);
};
