import type { Problem } from '../../../errors/problem.js';

/** A value that a device tells of itself, or that a policy computes. */
export type PolicyValue = string | number | boolean | null;

/** A device as a policy sees it: its version, and what it tells of itself in a check-in. */
export interface PolicyDevice {
  readonly version: string;
  /** Strings from the updaters (`"memory":"256"`), real types from the agent. */
  readonly properties?: Readonly<Record<string, PolicyValue>>;
}

/** A distribution policy that was read and found to be one. */
export interface Policy {
  readonly text: string;
}

/** The policy, or everything that keeps the text from being one. A blank text is the policy `semver(version, "<", newVersion)`. */
export const parsePolicy = (
  text: string,
): { readonly policy: Policy } | { readonly problems: readonly Problem[] } => ({ policy: { text } });

/** Whether the device is offered the new version. Total: never throws, and its time is bounded by the limits of the language. */
export const matches = (_policy: Policy, _device: PolicyDevice, _newVersion: string): boolean => true;

/** What a policy is judged against. */
export interface PolicyContext {
  readonly newVersion: string;
  /** Devices that the project gives as samples: their properties are the ones that are known. */
  readonly samples: readonly PolicyDevice[];
}

/** Everything in the policy that is wrong (errors) or probably not meant (warnings). Places count within the policy’s text. */
export const lintPolicy = (_policy: Policy, _context: PolicyContext): readonly Problem[] => [];
