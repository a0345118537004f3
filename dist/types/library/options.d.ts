import type { Host } from '../hosts/host.js';
import type { Fetch } from '../http/fetch.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { Reporter } from '../report/reporter.js';
import type { PublicKey } from '../signing/public-key.js';
import type { Signer } from '../signing/signer.js';
import type { SiteSource } from '../site/site-source.js';
/**
 * Variables by name. What a call isn’t given here, it doesn’t know: `process.env` is never read, but by the SDK of AWS, which looks by itself for
 * the credentials and the region of an S3 host that these don’t hold.
 */
export type Environment = Readonly<Record<string, string | undefined>>;
/** A secret signing key as a text: a 32-byte seed in base64, PKCS#8 PEM, or minisign’s, with its password where it is encrypted. */
export type SigningKey = string | {
    readonly key: string;
    readonly password: string;
};
/** Single keys of the project file, spelled as there (docs/project-file.md). */
export interface Overrides {
    readonly version?: string;
    /** As a text: a directory, `s3://…`, `branch:…`, an http(s) URL that takes PUT. */
    readonly host?: string;
    readonly publicUrl?: string;
    readonly channel?: string;
    /** Whole percent of the fleet. */
    readonly rollout?: number;
    /** `bundle.root`. */
    readonly bundleRoot?: string;
    readonly forge?: string;
    readonly oneAtATime?: boolean;
    readonly publicCheck?: 'auto' | 'on' | 'off';
    /** `publicWait`, in seconds. */
    readonly publicWaitSeconds?: number;
}
/** What every call takes that works on a project: `release`, `plan`, `check`, `reissue`, `operate`. */
export interface RunOptions {
    /** Where relative paths and the search for the project file start. A relative one starts from the working directory. */
    readonly directory: string;
    /**
     * The project file, where it isn’t `ota-release.yaml` in `directory`; or what such a file would declare, as an object
     * (docs/project-file.md, `ota-release/schema/ota-release.schema.json`).
     */
    readonly project?: string | object;
    /** Single keys of the project, over what the project says. */
    readonly overrides?: Overrides;
    /** A host of your own, in the place of the project’s. */
    readonly host?: Host;
    /** Secret keys that sign, besides those of `environment` (`OTA_SIGNING_KEY`, …). They appear in no message. */
    readonly signingKeys?: readonly SigningKey[];
    /** Signers that keep their keys to themselves, such as a KMS. */
    readonly signers?: readonly Signer[];
    /**
     * Variables for git, hosts, forges and programs of the project: `PATH`, `HOME`, `GITHUB_TOKEN`, `AWS_…`, `HTTPS_PROXY`. Empty where it is
     * left out; hand over `process.env` to work as the command line does.
     */
    readonly environment?: Environment;
    /** What requests to forges and hosts that speak HTTP are sent through; retries come on top. S3 keeps to its SDK’s own. */
    readonly fetch?: Fetch;
    /** The time. The system’s where it is left out. */
    readonly clock?: () => Date;
    /** Who does it, for the public history of the site; an empty text for nobody. The account of this machine where it is left out. */
    readonly actor?: string;
    /** Is told of steps, progress and findings; every text passes the mask of secrets before. Nobody is where it is left out. */
    readonly reporter?: Reporter;
    /** Ends the call before its next step, with the signal’s reason; a step that runs is finished. Running it again goes on from there. */
    readonly signal?: AbortSignal;
    /** Warnings count as errors. */
    readonly strict?: boolean;
}
/** What `release`, `plan` and `check` take. */
export interface ReleaseOptions extends RunOptions {
    /** Uncommitted changes are a warning, not an error. */
    readonly allowDirty?: boolean;
    /** Pack twice and compare, also where the bundle is so large that it isn’t done unasked. */
    readonly rebuild?: boolean;
    /** Files that the caller writes during the run, from `directory`: in the work tree they are no change of the source. */
    readonly ownFiles?: readonly string[];
}
/** What `plan` takes. */
export interface PlanOptions extends ReleaseOptions {
    /**
     * Further versions in the field, and further families, for the fleet plan. Where it is given, what is wrong with the plan is among the findings
     * and not thrown.
     */
    readonly fleet?: {
        readonly from?: readonly string[];
        readonly families?: readonly DeviceFamilyName[];
    };
}
/** What `check` takes. */
export interface CheckOptions extends ReleaseOptions {
    /** Also ask the forge what a device would find there. */
    readonly connection?: boolean;
}
/** What `reissue` and `operate` take. */
export interface ChangeOptions extends RunOptions {
    /** Only tell what would be changed: needs no key, writes nothing. */
    readonly dryRun?: boolean;
}
/**
 * A published site: a directory, a `file:` or http(s) URL, a tarball, a host as the project file writes it (`s3://…`), or a source of your own.
 */
export type Site = string | URL | SiteSource;
/** Whom a reader trusts: public keys, each as its text in any of the three forms (base64, minisign, PEM) or as it was parsed. */
export type TrustedKeys = readonly (string | PublicKey)[];
/** What every call takes that reads a site. */
export interface SiteOptions {
    readonly keys: TrustedKeys;
    /** How many of the keys must have signed. 1 where it is left out. */
    readonly threshold?: number;
    /** The time that expiry is judged by. The system’s where it is left out. */
    readonly now?: Date;
    /** For a site that is reached through the network: proxies, certificate authorities, credentials of hosts. Empty where it is left out. */
    readonly environment?: Environment;
}
