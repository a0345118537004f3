import type { Seen } from './freshness.js';
import { isObject } from './shape.js';

/** What this browser keeps for the page; it may forget it, and a page works without. */
export interface Memory {
  get(key: string): string | undefined;
  /** False where nothing can be kept. */
  set(key: string, value: string | undefined): boolean;
}

/** The browser’s own memory: some have none for files, or none in private windows. */
export const browserMemory = (): Memory => ({
  get: (key) => {
    try {
      return localStorage.getItem(`ota-release:${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set: (key, value) => {
    try {
      if (value === undefined) localStorage.removeItem(`ota-release:${key}`);
      else localStorage.setItem(`ota-release:${key}`, value);
      return true;
    } catch {
      return false;
    }
  },
});

/** The newest revision that was seen of a channel. */
export const seenOf = (memory: Memory, channel: string): Seen | undefined => {
  const value = parsed(memory.get(`seen:${channel}`));
  if (!isObject(value) || typeof value.counter !== 'number' || typeof value.sha256 !== 'string') return undefined;
  return { counter: value.counter, sha256: value.sha256 };
};

/** Keeps it; undefined forgets it. */
export const rememberSeen = (memory: Memory, channel: string, seen: Seen | undefined): boolean =>
  memory.set(`seen:${channel}`, seen && JSON.stringify(seen));

const parsed = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};
