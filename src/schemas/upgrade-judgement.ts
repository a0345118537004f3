import type { ConfigText } from './config-text.js';
import { violationText } from './judge-texts.js';
import { narrowings } from './narrower.js';
import { narrowingText } from './narrower-words.js';
import type { SchemaDocument } from './schema-document.js';

/** Why an upgrade doesn’t hold, or isn’t known to. */
export interface UpgradeReason {
  readonly kind: 'foreign-rejects' | 'config-rejects' | 'narrowed' | 'incomparable';
  /** One line, without the fielded version’s name, so that equal reasons read alike. */
  readonly text: string;
}

/** Judgements of texts by schemas, and comparisons of schemas, each made once. */
export interface UpgradeJudge {
  /** What a schema of the given side has against the texts. */
  rejections(
    kind: 'foreign-rejects' | 'config-rejects',
    schema: SchemaDocument | undefined,
    texts: readonly ConfigText[],
  ): readonly UpgradeReason[];
  /** What the newer ForeignConfig no longer takes of what the older one took. */
  narrowings(older: SchemaDocument | undefined, newer: SchemaDocument | undefined): readonly UpgradeReason[];
}

const SUBJECTS = { 'foreign-rejects': 'their ForeignConfig', 'config-rejects': 'the release’s Config' };

/** A fresh judge. It remembers by digest: thousands of fielded versions share few schemas. */
export const upgradeJudge = (): UpgradeJudge => {
  const known = new Map<string, readonly UpgradeReason[]>();
  const once = (key: string, make: () => readonly UpgradeReason[]): readonly UpgradeReason[] => {
    const reasons = known.get(key) ?? make();
    known.set(key, reasons);
    return reasons;
  };
  return {
    rejections: (kind, schema, texts) =>
      schema
        ? texts.flatMap((text) => once(`${kind} ${schema.sha256} ${text.sha256}`, () => rejection(kind, schema, text)))
        : [],
    narrowings: (older, newer) =>
      older && newer ? once(`narrowed ${older.sha256} ${newer.sha256}`, () => comparison(older, newer)) : [],
  };
};

const rejection = (
  kind: 'foreign-rejects' | 'config-rejects',
  schema: SchemaDocument,
  text: ConfigText,
): readonly UpgradeReason[] =>
  schema.judge(text.value).map(({ path, message }) => ({
    kind,
    text: `${SUBJECTS[kind]} rejects ${text.file}: ${violationText(path, message)}`,
  }));

const comparison = (older: SchemaDocument, newer: SchemaDocument): readonly UpgradeReason[] =>
  narrowings(older.json, newer.json).map((narrowing) => ({
    kind: narrowing.kind === 'narrower' ? 'narrowed' : 'incomparable',
    text: narrowingText(narrowing),
  }));
