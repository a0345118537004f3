import type { Problem } from '../errors/problem.js';
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
 * Where the tag goes. Tags never move: `createTag` on another commit throws `tag-on-other-commit`,
 * a refusal by the remote throws `tag-push-rejected`.
 */
export interface Forge {
    /** The registered kind: `git`, … */
    readonly kind: string;
    /** Where it is, for people; never holds a credential. */
    readonly location: string;
    /** Everything that keeps a tag from being pushed there, as far as it can be told beforehand. */
    preflight(): Promise<readonly Problem[]>;
    lookUpTag(name: string): Promise<RemoteTag | undefined>;
    /** `created`, or `exists` where the remote already has it on the same commit. */
    createTag(tag: NewTag): Promise<'created' | 'exists'>;
    /** Whether a branch or tag of the remote holds the commit; undefined where that can't be told. */
    hasCommit(commit: string): Promise<boolean | undefined>;
}
