import type { Body, OnBytes } from '../hosts/host.js';
/** A file that a release page offers. */
export interface PageAsset {
    /** Letters, digits, `.`, `_` and `-`: forges rename what has other characters. */
    readonly name: string;
    readonly body: Body;
    readonly mediaType: string;
}
/** A release page as it is to be. */
export interface ReleasePage {
    readonly product: string;
    readonly version: string;
    /** The tag that the page belongs to; it stands on the forge already. */
    readonly tag: string;
    readonly title: string;
    /** Markdown. Notes that somebody wrote on a standing page are left as they are. */
    readonly notes: string;
    readonly prerelease: boolean;
    /** The page is to be the one that the forge shows as the latest. */
    readonly latest: boolean;
    /** In the order in which they are uploaded and shown. */
    readonly assets: readonly PageAsset[];
}
/** A page as it stands, as far as a plan looks at it. */
export interface StandingPage {
    /** Nobody but the repository's members sees it yet. */
    readonly draft: boolean;
    /** Names of the assets that are there whole. */
    readonly assets: readonly string[];
}
/** What became of a page, and where it is. `completed`: it was there, and something was missing. */
export interface PublishedPage {
    readonly url: string;
    readonly outcome: 'published' | 'completed' | 'unchanged';
}
/**
 * The release pages of a forge. A page is seen by nobody before all its assets are there: a draft first where the forge
 * knows drafts, the files before the page where it doesn't. Running it again finishes what was cut short: an asset with
 * the same bytes is skipped, one with other bytes is refused and never replaced.
 */
export interface ReleasePages {
    /** The page of a tag, drafts included where this run's token may see them. */
    look(tag: string): Promise<StandingPage | undefined>;
    /** Makes the page be as wanted. @throws OtaError `page-asset-differs`, `page-immutable`, and the forge's own refusals. */
    publish(page: ReleasePage, onBytes?: OnBytes): Promise<PublishedPage>;
}
