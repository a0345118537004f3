/** The root of a throw-away device on this machine. Everything in it may be changed by scripts of the release. */
export interface DeviceRoot {
    /** Absolute path of the root on this machine. */
    readonly root: string;
    /** Beside the root: what scripts changed of programs and libraries, where they could. Absolute. */
    readonly changes: string;
    /** Where a path of the device (`/opt/app`) is on this machine. */
    readonly at: (path: string) => string;
    /** The version that the device says it runs. */
    readonly version: () => Promise<string>;
    /** Notes that it runs another one: what its agent does once an update went well. */
    readonly nowRuns: (version: string) => Promise<void>;
    /** Removes it, whatever scripts did to the modes of its directories. */
    readonly dispose: () => Promise<void>;
}
/**
 * A fresh device in an empty or new directory, which runs `version`.
 *
 * @param image a directory whose tree is laid into it: what the devices of the project have from the factory. Absolute.
 */
export declare const createDeviceRoot: (directory: string, version: string, image?: string) => Promise<DeviceRoot>;
