/** `devices.zos`. */
export interface ZosOptions {
    /** Absolute URL with `{version}` in it. */
    readonly flist?: string | undefined;
    /** 0-db URL. */
    readonly storage?: string | undefined;
}
/** `devices.ivy`. */
export interface IvyOptions {
    /** `owner/name`, with sub-groups on GitLab. */
    readonly repository?: string | undefined;
    /** `host` or `host:port`. */
    readonly host?: string | undefined;
    readonly archives?: readonly ('gitlab' | 'github')[] | undefined;
    readonly systemName?: string | undefined;
    /** A Python file, absolute once resolved, and the names in it. */
    readonly constants?: IvyConstants | undefined;
    /** The interpreter that devices run, `3.11`. */
    readonly python?: string | undefined;
    /** A program and its arguments. */
    readonly gateTests?: readonly string[] | undefined;
    readonly gateMinutes?: number | undefined;
}
/** Where a program states its version and the system’s name. */
export interface IvyConstants {
    readonly file: string;
    readonly version?: string | undefined;
    readonly name?: string | undefined;
}
/** `devices.connhex`. */
export interface ConnhexOptions {
    readonly alias: boolean;
    readonly minVersion?: string | undefined;
    readonly maxVersion?: string | undefined;
    readonly mandatory: boolean;
    readonly publish?: ConnhexPublish | undefined;
    /** Path of an `agent.toml` that is checked. */
    readonly agentConfig?: string | undefined;
    readonly agent?: ConnhexAgent | undefined;
}
/** Where releases go besides the site: the API’s base URL, and the id of the firmware there. */
export interface ConnhexPublish {
    readonly api: string;
    readonly firmware: string;
}
/** The generated `[ota]` section; the interval is a Go duration. */
export interface ConnhexAgent {
    readonly autoDownload: boolean;
    readonly autoInstall: boolean;
    readonly checkInterval: string;
}
/** `devices.ioto`. */
export interface IotoOptions {
    readonly policy?: string | undefined;
    /** Each version has a document for every hundredth of the fleet; where it is left out, the project’s `rollout` says. */
    readonly cohorts?: boolean | undefined;
    /** The product as devices name it. */
    readonly product?: string | undefined;
    /** Paths or patterns of JSON files. */
    readonly samples: readonly string[];
    /** Path of an `ioto.json5` that is checked. */
    readonly agentConfig?: string | undefined;
    readonly update?: IotoUpdateOptions | undefined;
}
/** The update block of `ioto.json5` as the project wants it: cron fields or aliases, seconds, milliseconds per 4 KiB. */
export interface IotoUpdateOptions {
    readonly schedule?: string | undefined;
    readonly apply?: string | undefined;
    readonly period?: string | undefined;
    readonly jitter?: number | undefined;
    readonly throttle?: number | undefined;
}
/** `devices.pantavisor`: a directory and two PEM files, absolute once resolved. */
export interface PantavisorOptions {
    readonly parts?: string | undefined;
    readonly certificates?: string | undefined;
    readonly ca?: string | undefined;
}
/** The families that are switched on, each with its options. */
export interface DeviceOptions {
    readonly zos?: ZosOptions;
    readonly ivy?: IvyOptions;
    readonly connhex?: ConnhexOptions;
    readonly ioto?: IotoOptions;
    readonly pantavisor?: PantavisorOptions;
}
