import type { Problem } from '../errors/problem.js';
import type { ReleasePages } from './release-page.js';
/** The kinds of forges; `auto` takes the one that the environment and the remote's URL name together. */
export type ForgeKind = 'git' | 'github' | 'gitlab';
/** Which forge the project or its user wants, and which remote of the clone it stands behind. */
export interface ForgeSpec {
    readonly kind: ForgeKind | 'auto';
    /** The name of a remote of the clone, or a git URL: `origin`. */
    readonly remote: string;
}
/** A tag as the remote has it. */
export interface RemoteTag {
    readonly name: string;
    /** The commit it stands on; an annotated tag is peeled. Lowercase hex. */
    readonly commit: string;
    readonly annotated: boolean;
}
/** An annotated tag that is to be made. */
export interface NewTag {
    readonly name: string;
    readonly commit: string;
    readonly message: string;
    /** Seconds since the epoch: the commit's time, so that every machine makes the same tag object. */
    readonly time: number;
}
/**
 * What a device's own connection test asks (Ivy contract, “Source download”), answered for the token of this run. A part
 * is undefined where the forge has no way to tell.
 */
export interface Connection {
    /** The repository can be read. */
    readonly repository: boolean;
    /** The forge offers an archive of the tag; undefined also where no tag was asked for. */
    readonly archive: boolean | undefined;
    /** The repository shows a README on its default branch. */
    readonly readme: boolean | undefined;
}
/**
 * Where the tag goes. Tags never move: `createTag` on another commit throws `tag-on-other-commit`. A refusal by the forge
 * is told apart by its reason: a protected tag, a missing permission, a rate limit, a commit that the forge doesn't know.
 */
export interface Forge {
    readonly kind: ForgeKind;
    /** Where it is, for people; never holds a credential. */
    readonly location: string;
    /**
     * Everything that keeps a tag from being made there, as far as it can be told beforehand. Writes nothing.
     *
     * @param tag the tag that is to be made, for a forge that has rules for names.
     */
    preflight(tag?: string): Promise<readonly Problem[]>;
    lookUpTag(name: string): Promise<RemoteTag | undefined>;
    /** `created`, or `exists` where the remote already has it on the same commit. */
    createTag(tag: NewTag): Promise<'created' | 'exists'>;
    /** Whether a branch or tag of the remote holds the commit; undefined where that can't be told. */
    hasCommit(commit: string): Promise<boolean | undefined>;
    /** What a device would find there. @throws OtaError where the forge doesn't answer. */
    connect(tag: string | undefined): Promise<Connection>;
    /** The pages of its releases; absent where the forge has none. */
    readonly pages?: ReleasePages;
}
