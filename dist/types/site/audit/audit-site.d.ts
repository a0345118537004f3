import type { SiteSource } from '../site-source.js';
import type { AuditOptions, AuditReport } from './report.js';
export type { AuditOptions, AuditReport } from './report.js';
/**
 * Audits a published site as one who trusts nothing but the keys: every signature, digest, size, pointer, counter and
 * date, the log of revisions back to the first, and over HTTP how the server treats its clients. It finds everything
 * that is wrong in one go, each problem with the object it is about; the order of problems is always the same.
 *
 * @returns a report; the site is sound where none of its problems is an error.
 */
export declare const auditSite: (source: SiteSource, options: AuditOptions) => Promise<AuditReport>;
