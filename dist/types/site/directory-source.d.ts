import { type SiteSource } from './site-source.js';
/**
 * A site in a directory. Symbolic links are followed, as a web server does.
 *
 * @param shownAs how the user wrote the directory; the directory itself by default.
 * @throws OtaError `verify-location-invalid` where it is no directory.
 */
export declare const directorySource: (directory: string, shownAs?: string) => Promise<SiteSource>;
