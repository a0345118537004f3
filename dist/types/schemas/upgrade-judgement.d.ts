import type { ConfigText } from './config-text.js';
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
    rejections(kind: 'foreign-rejects' | 'config-rejects', schema: SchemaDocument | undefined, texts: readonly ConfigText[]): readonly UpgradeReason[];
    /** What the newer ForeignConfig no longer takes of what the older one took. */
    narrowings(older: SchemaDocument | undefined, newer: SchemaDocument | undefined): readonly UpgradeReason[];
}
/** A fresh judge. It remembers by digest: thousands of fielded versions share few schemas. */
export declare const upgradeJudge: () => UpgradeJudge;
