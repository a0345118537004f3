/** The characters from one code point to another, both included. */
export type CodePointRange = readonly [from: number, to: number];
/** Code points that one position of a text may have. */
export interface CharacterSet {
    readonly ranges: readonly CodePointRange[];
    readonly negated: boolean;
}
/** What must hold between two characters: start and end of the text, a border of a word, or no border. */
export type Assertion = 'start' | 'end' | 'border' | 'no-border';
/** A regular expression as it was read. */
export type PatternNode = {
    readonly kind: 'set';
    readonly set: CharacterSet;
} | {
    readonly kind: 'assertion';
    readonly assertion: Assertion;
} | {
    readonly kind: 'sequence';
    readonly parts: readonly PatternNode[];
} | {
    readonly kind: 'choice';
    readonly choices: readonly PatternNode[];
} | {
    readonly kind: 'repeat';
    readonly part: PatternNode;
    readonly min: number;
    /** Undefined: without end. */
    readonly max: number | undefined;
};
/** One state of the automaton; `next` and `other` are indices of states. */
export type State = {
    readonly kind: 'set';
    readonly set: CharacterSet;
    readonly next: number;
} | {
    readonly kind: 'assertion';
    readonly assertion: Assertion;
    readonly next: number;
} | {
    readonly kind: 'fork';
    readonly next: number;
    readonly other: number;
} | {
    readonly kind: 'accept';
};
/** A regular expression ready to run: an automaton without back-tracking. */
export interface Pattern {
    /** As it was written, between the slashes. */
    readonly source: string;
    readonly ignoreCase: boolean;
    readonly states: readonly State[];
    /** Index of the first state. */
    readonly start: number;
}
