import type { Reporter } from '../report/reporter.js';

/** What a step may do: `reads` steps run in a dry run too, `writes` steps never do. */
export type Effect = 'reads' | 'writes';

/**
 * One step of a flow: it takes what earlier steps gave, and gives readonly values of its own. Running it twice changes
 * nothing more than running it once.
 */
export interface Step<Needs, Gives> {
  readonly title: string;
  readonly effect: Effect;
  /** Why there is nothing to do. What such a step gives is optional, because it may not have run. */
  readonly skip?: (state: Needs) => string | undefined;
  readonly run: (state: Needs) => Promise<Gives>;
}

/** A step whose type no longer matters: as the flow keeps it. */
export interface FlowStep {
  readonly title: string;
  readonly effect: Effect;
  readonly skip?: (state: never) => string | undefined;
  readonly run: (state: never) => Promise<object>;
}

/** An ordered list of steps, each checked against what the ones before it give. */
export interface Flow<State> {
  readonly steps: readonly FlowStep[];
  step<Gives extends object>(next: Step<State, Gives>): Flow<State & Gives>;
}

const extend = <State>(steps: readonly FlowStep[]): Flow<State> => ({
  steps,
  step: (next) => extend([...steps, next as unknown as FlowStep]),
});

/** The empty flow; `Input` is what its first step is given. */
export const flow = <Input extends object>(): Flow<Input> => extend<Input>([]);

/** Everything that a flow's steps are given and give. */
export type StateOf<List> = List extends Flow<infer State> ? State : never;

/**
 * Runs the steps in order and gives back all that they gave. With `dryRun`, it ends before the first step that writes:
 * this is the one place where a dry run differs from a real one.
 */
export const runFlow = async <Input extends object, State extends Input>(
  list: Flow<State>,
  input: Input,
  options: { readonly dryRun: boolean; readonly reporter: Reporter },
): Promise<Partial<State> & Input> => {
  let state: object = input;
  for (const step of list.steps) {
    if (options.dryRun && step.effect === 'writes') break;
    const reason = step.skip?.(state as never);
    if (reason !== undefined) options.reporter.skipped(step.title, reason);
    else state = { ...state, ...(await options.reporter.step(step.title, () => step.run(state as never))) };
  }
  return state as Partial<State> & Input;
};
