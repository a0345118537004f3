import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import type { ProcessFacts } from '../../src/entry/run.js';
import { baseEnvironment, cliFile } from './cli.js';

/** A stand-in for `process` that a test starts and looks into. */
export interface FakeProcess {
  readonly process: ProcessFacts;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Exit codes that a signal handler asked for. */
  readonly exits: readonly number[];
  /** Sends the process a signal, as `kill` would. */
  readonly signal: (name: NodeJS.Signals) => void;
  readonly listeners: () => number;
}

export interface FakeProcessOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Instead of a stream that keeps what is written. */
  readonly stdout?: Writable;
  /** Called with whatever is written to standard error. */
  readonly onStderr?: (text: string) => void;
}

/** A process that was started with these arguments; its streams keep what is written to them. */
export const fakeProcess = (args: readonly string[], options: FakeProcessOptions): FakeProcess => {
  const emitter = new EventEmitter();
  const exits: number[] = [];
  const [out, err] = [collector(), collector(options.onStderr)];
  const process = {
    argv: ['/usr/bin/node', cliFile, ...args],
    env: { ...baseEnvironment, ...options.env },
    cwd: () => options.cwd,
    stdout: options.stdout ?? out.stream,
    stderr: err.stream,
    execPath: globalThis.process.execPath,
    once: emitter.once.bind(emitter),
    off: emitter.off.bind(emitter),
    exit: (code: number) => void exits.push(code),
  } as unknown as ProcessFacts;
  return {
    process,
    stdout: out.text,
    stderr: err.text,
    exits,
    signal: (name) => void emitter.emit(name, name),
    listeners: () => emitter.eventNames().length,
  };
};

const collector = (onText: (text: string) => void = () => {}) => {
  const texts: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      texts.push(String(chunk));
      onText(String(chunk));
      done();
    },
  });
  return { stream, text: () => texts.join('') };
};
