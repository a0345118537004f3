/** How a release ended. `resumed`: it finished what an earlier run had begun. */
export type Outcome = 'published' | 'resumed' | 'unchanged';
