import { decodeBase64 } from '../../signing/base64.js';
import type { CarriedObjects, PageFacts } from '../page-document.js';
import { keyOf, type PageKey, type PageTrust, readKey } from './keys.js';

/** What the page’s two slots hold. */
export interface PageData {
  readonly facts: PageFacts;
  /** Undefined where the page carries nothing. */
  readonly objects: CarriedObjects | undefined;
}

/** Reads the slots. They were written by the tool that published the page, which the browser’s script came from as well. */
export const readPageData = (textOf: (id: string) => string): PageData => {
  const facts: PageFacts = JSON.parse(textOf('ota-facts'));
  const objects = textOf('ota-objects').trim();
  return { facts, objects: objects === '' ? undefined : JSON.parse(objects) };
};

/** The trust that came with the page. A key under which nothing may count is left out. */
export const trustOf = ({ trustedKeys, threshold }: PageFacts): PageTrust => {
  const keys = trustedKeys.flatMap(({ publicKey }) => {
    const key = keyOf(decodeBase64(publicKey) ?? new Uint8Array());
    return key.kind === 'good' ? [key.value] : [];
  });
  return { keys: [...new Map(keys.map((key) => [key.keyId, key])).values()], threshold };
};

/** The key that an address pins, as in `#key=<base64>`; a text that is none is told as `bad`. */
export const keyOfAddress = (hash: string): ReturnType<typeof readKey> | undefined => {
  const text = /^#(?:.*&)?key=([^&]+)/.exec(hash)?.[1];
  return text === undefined ? undefined : readKey(decoded(text));
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The trust in pinned keys alone. */
export const pinnedTrust = (key: PageKey): PageTrust => ({ keys: [key], threshold: 1 });
