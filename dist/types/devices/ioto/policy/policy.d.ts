import { type Problem } from '../../../errors/problem.js';
import { type PolicyDevice } from './device.js';
import type { Expression } from './syntax.js';
export type { PolicyDevice } from './device.js';
export type { PolicyValue } from './value.js';
/** A distribution policy that was read and found to be one. */
export interface Policy {
    /** As it was written; the text of the default policy where that was blank. */
    readonly text: string;
    readonly root: Expression;
}
/** What a blank policy means (Ioto contract, ‘Selection and distribution policy’). */
export declare const DEFAULT_POLICY = "semver(version, \"<\", newVersion)";
/**
 * The policy, or everything that keeps the text from being one. Places count within the policy’s text. Never throws; linear in the
 * length of the text, which is limited.
 */
export declare const parsePolicy: (text: string) => {
    readonly policy: Policy;
} | {
    readonly problems: readonly Problem[];
};
/**
 * Whether the device is offered the new version, as far as the policy decides. Total: never throws, and its time is bounded by the
 * limits of the language, whatever the device tells.
 */
export declare const matches: ({ root }: Policy, device: PolicyDevice, newVersion: string) => boolean;
/** What a policy is judged against. */
export interface PolicyContext {
    /** The version of the release that the policy is for. */
    readonly newVersion: string;
    /** Devices that the project gives as samples: the properties that they tell are the ones that are known. */
    readonly samples: readonly PolicyDevice[];
}
/** Everything that the policy was hardly meant to do, as warnings with what to write instead. Places count within the policy’s text. */
export declare const lintPolicy: ({ text, root }: Policy, context: PolicyContext) => readonly Problem[];
/** The properties of the device that the policy asks for, beside its version: each once, in the order of the text. */
export declare const propertiesOf: ({ root }: Policy) => readonly string[];
