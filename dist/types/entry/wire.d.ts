import { type Mask } from '../report/mask.js';
import type { Reporter } from '../report/reporter.js';
import type { Services } from '../steps/services.js';
type Environment = Readonly<Record<string, string | undefined>>;
/** Hides the environment's secrets: for what is printed before a command is known. */
export declare const environmentMask: (environment: Environment) => Mask;
/** What a face (command line, action, job) knows when it starts. */
export interface Surroundings {
    readonly environment: Environment;
    /** The working directory. Absolute. */
    readonly directory: string;
    /** A file that holds the signing key, instead of `OTA_SIGNING_KEY`. */
    readonly signingKeyFile?: string;
    /** The file through which signatures are made elsewhere. */
    readonly signaturesFile?: string;
}
/** The composition root's result: the services, and what must be done with them at the end. */
export interface Wiring {
    readonly services: (reporter: Reporter) => Services;
    readonly mask: Mask;
    /** Removes the work directories. Synchronous, so that a signal handler may call it. */
    readonly cleanUp: () => void;
}
/** Chooses the implementation of every interface that the steps use. The only place that knows them all. */
export declare const wire: ({ environment, directory, signingKeyFile, signaturesFile }: Surroundings) => Wiring;
export {};
