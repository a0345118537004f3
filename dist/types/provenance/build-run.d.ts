type Environment = Readonly<Record<string, string | undefined>>;
/** The project file's `provenance`: in pipelines that the provenance can name, always, or never. */
export declare const PROVENANCE_MODES: readonly ['auto', 'on', 'off'];
export type ProvenanceMode = (typeof PROVENANCE_MODES)[number];
/** Which run makes a release, and where: what its provenance tells of it. Holds no secret. */
export interface BuildRun {
    readonly platform: 'github' | 'gitlab' | 'local';
    /** A URI: what a verifier decides by whether it trusts the platform (SLSA v1.0, “builder.id”). */
    readonly builderId: string;
    /** The URL of the run. */
    readonly invocationId?: string;
    /** Where the platform says that it took the source from. */
    readonly source?: BuildSource;
    /** What the platform set and nobody chose, by name. */
    readonly parameters: Readonly<Record<string, string>>;
}
/** The repository that a run was started on. */
export interface BuildSource {
    /** http(s) URL, without credentials. */
    readonly repository: string;
    /** `refs/heads/main` */
    readonly ref?: string;
    /** Lowercase hex. */
    readonly commit?: string;
}
/**
 * The run of which an environment tells: GitHub's (docs.github.com, “Variables reference”), GitLab's (docs.gitlab.com, “Predefined
 * CI/CD variables reference”), else one of a machine that nobody knows.
 */
export declare const buildRunOf: (environment: Environment) => BuildRun;
/** Whether a release made in this run gets a provenance. */
export declare const makesProvenance: (mode: ProvenanceMode, { platform }: BuildRun) => boolean;
export {};
