import type { SiteObjects } from '../support/site.js';

/** The sites that are attacked: one with one key, and one where two keys must have signed. */
export type Target = 'single' | 'pair';

/** What somebody does who can write to the site, and has some old signed files, but not the keys unless it is said. */
export interface Attack {
  /** As The Update Framework names it, where it has a name for it (specification 1.0, section 1.5.2). */
  readonly name: string;
  readonly target: Target;
  readonly change: (site: SiteObjects) => Promise<void> | void;
  /** Objects that never end. */
  readonly endless?: readonly string[];
  /** The highest counter that the victims have seen before. */
  readonly seen?: number;
  /** What `verify` finds among the rest: code, and words of its message. */
  readonly verify: readonly [code: string, says: RegExp];
  /** What the device says when it refuses; `unharmed` where it takes the honest release because it never looks at what was changed. */
  readonly device: RegExp | 'unharmed';
}
