type Environment = Readonly<Record<string, string | undefined>>;
/** A PEM file of further authorities, and what names it, for messages: `host.ca`. */
export interface AuthoritiesFile {
    readonly file: string;
    readonly namedBy: string;
}
/**
 * The certificates to trust, as PEM texts: those that Node trusts by itself, and those of the files that the environment
 * or the caller names. Undefined where none is named, which leaves the choice to Node.
 *
 * @throws OtaError `forge-certificate-unreadable`.
 */
export declare const certificateAuthorities: (environment: Environment, named?: AuthoritiesFile) => Promise<readonly string[] | undefined>;
export {};
