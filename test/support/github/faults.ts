/** What goes wrong with a request. */
export interface Fault {
  /** Of the requests with this method and path, and of all where none is named, */
  readonly method?: string;
  readonly path?: RegExp;
  /** the how manieth: 1 where nothing is said. */
  readonly number?: number;
  /** Before the work that it asks for is done, in the middle of an upload, or after it. */
  readonly when: 'before' | 'during' | 'after';
  /** No connection any more, no answer ever, an answer that breaks off, or one of the server's own faults. */
  readonly how: 'drop' | 'freeze' | 'truncate' | 500 | 502;
}

/** The faults that are still to come. */
export interface Faults {
  /** Resolves once the fault has come about. */
  readonly add: (fault: Fault) => Promise<void>;
  readonly clear: () => void;
  /** The fault that this request meets, if any. To be asked once a request. */
  readonly next: (method: string, path: string) => Fault | undefined;
  /** Says that the fault has come about. */
  readonly happened: (fault: Fault) => void;
}

interface Pending {
  readonly fault: Fault;
  readonly done: () => void;
  seen: number;
}

export const faults = (): Faults => {
  const pending: Pending[] = [];
  return {
    add: (fault) => new Promise((done) => pending.push({ fault, done, seen: 0 })),
    clear: () => void pending.splice(0),
    next: (method, path) => {
      const matching = pending.filter(
        ({ fault }) => (fault.method ?? method) === method && (fault.path?.test(path) ?? true),
      );
      for (const one of matching) one.seen += 1;
      return matching.find(({ fault, seen }) => seen === (fault.number ?? 1))?.fault;
    },
    happened: (fault) => pending.find((one) => one.fault === fault)?.done(),
  };
};
