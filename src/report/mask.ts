/** Gives a text with every secret in it replaced by `***`. */
export type Mask = (text: string) => string;

const REPLACEMENT = '***';
/** Shorter texts occur by chance all over a log, and protect nothing. */
const MIN_CHARACTERS = 4;
/** What stands within a longer base64 text is looked for from this length on, for the same reason. */
const MIN_CHARACTERS_WITHIN = 8;

/**
 * A mask for these secrets: as they are, trimmed, line by line, and in the encodings in which secrets slip into logs:
 * base64 (also as a part of something longer, as in a Basic authorization header), base64url, hex, URI and form
 * encoding, JSON. Secrets of fewer than 4 characters are left alone.
 */
export const createMask = (secrets: readonly string[]): Mask => {
  const forms = [...new Set(secrets.flatMap(secretForms))];
  return (text) => replaceAll(text, forms);
};

/** Every form in which a secret could slip into a log, the secret itself first; none of fewer than 4 characters. */
export const secretForms = (secret: string): readonly string[] =>
  [...new Set(partsOf(secret).flatMap(formsOf))].filter((form) => form.length >= MIN_CHARACTERS);

/** The secret, and each of its lines; not the lines of a key file that say what it is. */
const partsOf = (secret: string): readonly string[] => {
  const lines = secret.split(/\r?\n|\r/).map((line) => line.trim());
  const telling = lines.filter((line) => !/^(-----(BEGIN|END) |(un)?trusted comment:)/.test(line));
  // Blanks don't count: a secret of nothing else would mask every indentation.
  return [secret, secret.trim(), ...(lines.length > 1 ? telling : [])].filter(
    (part) => part.trim().length >= MIN_CHARACTERS,
  );
};

const formsOf = (part: string): readonly string[] => {
  const bytes = Buffer.from(part);
  return [
    part,
    ...base64Forms(bytes),
    ...(isBase64(part) ? rewrittenForms(part) : []),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...uriForms(bytes.toString()),
    JSON.stringify(part).slice(1, -1),
  ];
};

const base64Forms = (bytes: Buffer): readonly string[] => {
  const whole = bytes.toString('base64');
  const within = bytes.toString().length >= MIN_CHARACTERS_WITHIN ? [0, 1, 2].map((o) => base64Within(bytes, o)) : [];
  return [whole, whole.replace(/=+$/, ''), ...within].flatMap((text) => [text, toBase64Url(text)]);
};

/** The characters of base64 that depend on these bytes alone where they begin `offset` bytes after a group of three. */
const base64Within = (bytes: Buffer, offset: number): string => {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const mixedAtEnd = (offset + bytes.length) % 3 === 0 ? 0 : 1;
  return text.slice(offset === 0 ? 0 : offset + 1, text.length - mixedAtEnd);
};

/** The bytes of a secret that is base64 itself, such as a seed, in other spellings. */
const rewrittenForms = (base64: string): readonly string[] => {
  const hex = Buffer.from(base64, 'base64').toString('hex');
  const bare = base64.replace(/=+$/, '');
  return [hex, hex.toUpperCase(), bare, toBase64Url(bare)];
};

const isBase64 = (text: string): boolean =>
  text.length >= 16 && Buffer.from(text, 'base64').toString('base64') === text;

const toBase64Url = (base64: string): string =>
  base64.replace(/[+/]/g, (digit) => (digit === '+' ? '-' : '_')).replace(/=+$/, '');

const uriForms = (text: string): readonly string[] => {
  const component = encodeURIComponent(text);
  return [component, encodeURI(text), component.replaceAll('%20', '+')].flatMap((form) => [
    form,
    form.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase()),
  ]);
};

/** All places are found before any is replaced: secrets that overlap are masked whole. */
const replaceAll = (text: string, forms: readonly string[]): string => {
  const spans = forms.flatMap((form) => occurrences(text, form)).sort(([a], [b]) => a - b);
  let masked = '';
  let done = 0;
  for (const [start, end] of spans) {
    // A span that begins where the one before hasn't ended, or just ends, belongs to the same replacement.
    if (start > done || masked === '') masked += text.slice(done, start) + REPLACEMENT;
    done = Math.max(done, end);
  }
  return masked + text.slice(done);
};

const occurrences = (text: string, form: string): readonly (readonly [start: number, end: number])[] => {
  const found: (readonly [number, number])[] = [];
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) found.push([at, at + form.length]);
  return found;
};
