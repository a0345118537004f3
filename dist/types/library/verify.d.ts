import type { DeviceFamilyName } from '../project/device-families.js';
import type { AuditProgress, AuditReport } from '../site/audit/report.js';
import type { Site, SiteOptions } from './options.js';
/** What `verify` takes. */
export interface VerifyOptions extends SiteOptions {
    /** The channels to audit. Every one where the source can be listed, else the stable one. */
    readonly channels?: readonly string[];
    /** Whose findings about a web server are shown. Those of all families where it is left out. */
    readonly devices?: readonly DeviceFamilyName[];
    /** Of a site that holds a part of the releases, as an export does: the versions to audit. */
    readonly only?: readonly string[];
    /** The highest counter that was seen before: a lower one is a site that was rolled back. */
    readonly minCounter?: number;
    /** Milliseconds for which a site that is just being published to may disagree with itself. 3,000 where it is left out. */
    readonly patienceMs?: number;
    /** Warnings count as errors. */
    readonly strict?: boolean;
    /** Is told how far the audit is. */
    readonly onProgress?: (progress: AuditProgress) => void;
}
/** What an audit found, and whether the site may be trusted. */
export interface VerifyReport extends AuditReport {
    /** No problem is an error. */
    readonly ok: boolean;
    /** Where the site is, for people; holds no credential. */
    readonly site: string;
}
/**
 * What is wrong with a whole site, seen by one who trusts the keys and nothing else: every signature, digest, size, pointer, counter and date. A site
 * that doesn’t verify is a report with `ok: false`, not a throw.
 *
 * @throws OtaError for options that can’t be used (`library-…`, `key-…`) and a place that is no site (`verify-location-invalid`, `host-…`).
 */
export declare const verify: (site: Site, options: VerifyOptions) => Promise<VerifyReport>;
