import type { Pattern } from './pattern/pattern.js';
import type { Span } from './span.js';
import type { PolicyValue } from './value.js';
export type LogicOperator = '&&' | '||';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^';
export type OrderOperator = '<' | '<=' | '>' | '>=';
export type EqualityOperator = '==' | '!=';
export type TextOperator = '^=' | '^!=' | '$=' | '$!=' | '><' | '<>';
export type ComparisonOperator = EqualityOperator | OrderOperator | TextOperator;
/** What `semver` takes as its second argument. */
export type VersionOperator = EqualityOperator | OrderOperator;
/** What every policy knows of device and update; everything else is a property of the device. */
export type BuiltIn = 'version' | 'newVersion' | 'major' | 'minor' | 'patch';
export interface LiteralNode extends Span {
    readonly kind: 'literal';
    readonly value: PolicyValue;
}
/** `/re/`: never a value, only one side of `=~`, `==` and `!=`. */
export interface PatternNode extends Span {
    readonly kind: 'pattern';
    readonly pattern: Pattern;
}
export interface BuiltInNode extends Span {
    readonly kind: 'builtIn';
    readonly name: BuiltIn;
}
export interface PropertyNode extends Span {
    readonly kind: 'property';
    /** Without `device.` or `value.`. */
    readonly name: string;
}
export interface NotNode extends Span {
    readonly kind: 'not';
    readonly operand: Expression;
}
export interface NegativeNode extends Span {
    readonly kind: 'negative';
    readonly operand: Expression;
}
export interface LogicNode extends Span {
    readonly kind: 'logic';
    readonly operator: LogicOperator;
    readonly left: Expression;
    readonly right: Expression;
}
export interface ArithmeticNode extends Span {
    readonly kind: 'arithmetic';
    readonly operator: ArithmeticOperator;
    readonly left: Expression;
    readonly right: Expression;
}
export interface ComparisonNode extends Span {
    readonly kind: 'comparison';
    readonly operator: ComparisonOperator;
    readonly left: Expression;
    readonly right: Expression;
}
/** `… == null` and `… != null`: whether there is a value. */
export interface PresenceNode extends Span {
    readonly kind: 'presence';
    readonly operand: Expression;
    readonly present: boolean;
}
/** `… =~ /re/`, `… == /re/`, and `… != /re/`, which is negated. */
export interface MatchNode extends Span {
    readonly kind: 'match';
    readonly operand: Expression;
    readonly pattern: Pattern;
    readonly negated: boolean;
}
/** `semver(a, "<", b)`. */
export interface SemverNode extends Span {
    readonly kind: 'semver';
    readonly left: Expression;
    readonly operator: VersionOperator;
    readonly right: Expression;
}
/** A policy as it was read. Plain data, as deep as the limits allow. */
export type Expression = LiteralNode | PatternNode | BuiltInNode | PropertyNode | NotNode | NegativeNode | LogicNode | ArithmeticNode | ComparisonNode | PresenceNode | MatchNode | SemverNode;
