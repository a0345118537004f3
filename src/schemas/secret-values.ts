import { type Problem, problem } from '../errors/problem.js';
import type { ConfigText } from './config-text.js';
import { pointerOf } from './json-pointer.js';
import { isObject } from './schema-keywords.js';

/** A value that looks like a secret. The value itself is never handed on. */
export interface SecretValue {
  /** JSON Pointer to the value. */
  readonly pointer: string;
  /** What it looks like, with its article: `a password`. */
  readonly kind: string;
}

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/, 'a GitHub token'],
  [/\bgl(?:pat|ptt|rt|dt|cbt|ft|soat|agent)-[A-Za-z0-9_-]{20,}/, 'a GitLab token'],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'an npm token'],
  [/\bey[A-Za-z0-9_-]{10,}\.ey[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, 'a JSON Web Token'],
  [/^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:(?![<$*{%])[^/\s@]+@/i, 'a password in a URL'],
];

const KEYS: readonly (readonly [RegExp, string])[] = [
  [/(?:^| )(?:pass ?words?|passwd|pwd|pass ?phrases?)$/, 'a password'],
  [/(?:^| )(?:api ?keys?|access ?keys?|auth ?keys?|account ?keys?|encryption ?keys?|signing ?keys?)$/, 'a key'],
  [/(?:^| )private ?keys?$/, 'a private key'],
  [/(?:^| )(?:tokens?|jwt|bearer)$/, 'a token'],
  [/(?:^| )(?:secrets?|secret ?keys?|credentials?|psk)$/, 'a secret'],
];

/** Keys whose values are long and random by nature and no secret. */
const PUBLIC_KEY =
  /(?:^| )(?:sha ?\d*|md ?5|digest|hash|checksum|fingerprint|commit|revision|public|cert|certificate|uuid|guid|nonce|salt|etag|signature|url|path)(?: |$)/;

const PLACEHOLDER =
  /^(?:[<[({%].*[>\])}%]|\$\{?.*|\{\{.*\}\}|(.)\1*|(?:your|my|an?|the|some|insert|enter|put)[-_ ].*|.*(?:change|replace)[-_ ]?(?:me|this|it).*|.*(?:example|placeholder|dummy|redacted|sample|todo|fixme).*|none|null|nil|n\/a|default|password|passwd|secret|token|test|testing|unset|empty|string)$/is;

/** Letters that an unnamed secret has at least, and bits of entropy in each of them: well above words, paths and versions. */
const MIN_RANDOM_LENGTH = 32;
const MIN_BITS = { hex: 3.2, other: 4.2 };

/** Letters of a value that are looked at: longer ones are images or certificates, and searching them takes time. */
const MAX_LENGTH = 10_000;

/** The values in a config that look like secrets: by their shape, by the key that holds them, or by their randomness. */
export const secretValues = (value: unknown): readonly SecretValue[] => {
  const found: SecretValue[] = [];
  const queue: { value: unknown; key: string; pointer: string }[] = [{ value, key: '', pointer: '' }];
  for (const { value: current, key, pointer } of queue) {
    const kind = typeof current === 'string' ? secretKind(key, current) : undefined;
    if (kind !== undefined) found.push({ pointer, kind });
    // What stands in a list is named by the list’s key.
    if (Array.isArray(current))
      queue.push(...current.map((item: unknown, index) => ({ value: item, key, pointer: `${pointer}/${index}` })));
    else if (isObject(current))
      queue.push(
        ...Object.entries(current).map(([name, inner]) => ({
          value: inner,
          key: name,
          pointer: pointer + pointerOf([name]),
        })),
      );
  }
  return found;
};

/** `mqttPassword`, `mqtt_password`, `MQTT-Password` as `mqtt password`. */
const wordsOf = (key: string): string =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();

const secretKind = (key: string, value: string): string | undefined => {
  const head = value.slice(0, MAX_LENGTH);
  const shape = SHAPES.find(([expression]) => expression.test(head));
  if (shape) return shape[1];
  if (value === '' || value.length > MAX_LENGTH || PLACEHOLDER.test(value)) return undefined;
  const words = wordsOf(key);
  const named = KEYS.find(([expression]) => expression.test(words));
  if (named) return PUBLIC_KEY.test(words) ? undefined : named[1];
  return !PUBLIC_KEY.test(words) && isRandom(value) ? 'a random key' : undefined;
};

const isRandom = (value: string): boolean => {
  if (value.length < MIN_RANDOM_LENGTH || !/^[A-Za-z0-9+/_=-]+$/.test(value)) return false;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return false;
  const isHex = /^[0-9a-f]+$/i.test(value);
  if (!isHex && !(/\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value))) return false;
  return bitsPerLetter(value) >= (isHex ? MIN_BITS.hex : MIN_BITS.other);
};

/** Shannon entropy of the letters’ frequencies, in bits. */
const bitsPerLetter = (text: string): number => {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
};

/** A warning for each value of the text that looks like a secret, at the value, without the value. */
export const checkSecrets = (text: ConfigText): readonly Problem[] =>
  secretValues(text.value).map(({ pointer, kind }) => problem('config-secret', { kind }, text.place(pointer)));
