import type { Place } from '../errors/problem.js';
import type { ForgeSpec } from '../forges/forge.js';
import type { ProvenanceMode } from '../provenance/build-run.js';
import type { DeviceFamilyName } from './device-families.js';
import type { DeviceOptions } from './device-options.js';
import type { RehearsalSpec } from './rehearsal-spec.js';

/** A file that the project names. */
export interface NamedFile {
  /** Absolute path. */
  readonly file: string;
  /** As the user would write it, for places and messages; the absolute path where it is left out. */
  readonly shown?: string;
  /** Where the project names it. */
  readonly place?: Place;
}

/** Where the version number comes from. */
export type VersionSource =
  | { readonly kind: 'explicit'; readonly version: string }
  | (NamedFile & { readonly kind: 'package.json' })
  | (NamedFile & { readonly kind: 'pyproject.toml' })
  | (NamedFile & { readonly kind: 'Cargo.toml' })
  | { readonly kind: 'tag' }
  | (NamedFile & { readonly kind: 'file' });

/** Where the release notes come from. */
export type NotesSource =
  | { readonly kind: 'text'; readonly text: string }
  | (NamedFile & { readonly kind: 'file' })
  /** The section of a changelog whose heading names the version. */
  | (NamedFile & { readonly kind: 'changelog' });

export interface BundleSpec {
  /** Absolute path of the directory whose contents become the bundle. */
  readonly root: string;
  /** Globs relative to `root`, `/`-separated. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Bytes of the packed zip. */
  readonly maxBytes: number;
  /** Bytes of all files together, unpacked. */
  readonly maxUnpackedBytes: number;
  readonly maxEntries: number;
  /** Whether symbolic links inside the root are packed; refused otherwise. */
  readonly symlinks: 'refuse' | 'allow';
}

/** Files that state what a version needs of its configuration. Absolute paths. */
export interface ConfigSpec {
  readonly schema?: string;
  readonly foreignSchema?: string;
  readonly samples: readonly string[];
  readonly template?: string;
}

/** A directory of this machine. */
export interface DirectoryHostSpec {
  readonly kind: 'directory';
  /** Absolute, once the project is resolved; until then as it was written, or a `file:///` URL. */
  readonly path: string;
}

/** A bucket of AWS or a store that speaks S3. Credentials come from the environment, by the SDK’s own chain. */
export interface S3HostSpec {
  readonly kind: 's3';
  /** Its name, or the ARN of an access point. */
  readonly bucket: string;
  /** Empty, or with a slash at its end and none at its beginning. */
  readonly prefix: string;
  /** Where it is left out, the SDK’s own chain says (AWS_REGION, …). */
  readonly region?: string;
  /** The store’s own http(s) URL; AWS where it is left out and AWS_ENDPOINT_URL_S3 says nothing. */
  readonly endpoint?: string;
  /** The bucket stands in the path, not in the host’s name. */
  readonly pathStyle?: boolean;
}

/** A branch of a git repository, as Pages of GitHub and GitLab serve it. */
export interface BranchHostSpec {
  readonly kind: 'git-branch';
  readonly branch: string;
  /** Name of a remote or git URL; the remote of the tag where it is left out. */
  readonly remote?: string;
  /** Folder of the branch that holds the site: empty, or with a slash at its end and none at its beginning. */
  readonly folder: string;
}

/** A server that takes PUT: WebDAV, a generic package registry, an artifact server. Credentials come from the environment. */
export interface PutHostSpec {
  readonly kind: 'http-put';
  /** Absolute http(s) URL without a trailing slash, credentials, query or fragment. */
  readonly url: string;
  /** The header that carries OTA_HOST_TOKEN as it is; `Authorization: Bearer` where it is left out. */
  readonly tokenHeader?: string;
  /** A PEM file of further certificate authorities. Absolute, once the project is resolved. */
  readonly ca?: string;
}

/** Which host, with its options. One member a host kind. */
export type HostSpec = DirectoryHostSpec | S3HostSpec | BranchHostSpec | PutHostSpec;

/** A host as it was written: its paths not yet absolute. */
export type DeclaredHost = HostSpec;

/** How a CDN in front of the host is told that objects have changed. */
export type PurgeSpec =
  /** The id of a CloudFront distribution. */
  | { readonly kind: 'cloudfront'; readonly distribution: string }
  /** A program and its arguments, run without a shell in the project’s directory. */
  | { readonly kind: 'command'; readonly argv: readonly string[] };

/** Which releases may be removed. */
export interface PruneSpec {
  /** How many of the newest are kept. */
  readonly keep: number;
  /** How old the others must be; of any age where it is left out. */
  readonly olderThanDays?: number;
}

/** A file of header rules that is published with the site: `_headers` of Netlify and Cloudflare Pages, an include of nginx. */
export type HeaderFileKind = 'netlify' | 'cloudflare' | 'nginx';

/** A repository of The Update Framework beside the signed index. */
export interface TufSpec {
  /** How long a root stays good. */
  readonly rootExpiresDays: number;
}

/** The page for people that is published with the site. */
export interface PageSpec {
  /** Channels to link to, besides `stable` and its own. */
  readonly channels: readonly string[];
}

/** How the public URL is asked after a release. */
export interface PublicCheckSpec {
  /** `auto`: where the host is what devices reach, so everywhere but on a directory, which something else may have to carry on. */
  readonly when: 'auto' | 'on' | 'off';
  /** How long a CDN may take to show what was published. */
  readonly waitSeconds: number;
}

/** A program that signs with a key that it keeps to itself. */
export interface SignerSpec {
  /** As declared: a key’s text, or the path of a file that holds one. */
  readonly publicKey: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** Seconds that it may take for one signature. */
  readonly timeout: number;
}

export interface SigningSpec {
  /** As declared: base64 keys, minisign lines, PEM texts, or paths of files that hold one. */
  readonly trustedKeys: readonly string[];
  /** How many of the trusted keys must have signed. */
  readonly threshold: number;
  /** SemVer range of the released versions whose devices must be able to verify whatever is signed; all of them without one. */
  readonly supported?: string;
  /** Programs that sign, besides the secrets of the run; none where it is left out. */
  readonly signers?: readonly SignerSpec[];
  /** How long a signed index stays good. */
  readonly expiresDays: number;
}

/** What the roll-out of a new release begins with. */
export interface RolloutSpec {
  /** Whole percent of the fleet, from 0 to 100. */
  readonly percent: number;
  /** How long it takes from nobody to that much, in hours; at once where it is left out. */
  readonly hours?: number;
}

export interface TagSpec {
  /** Stands before `v` and the version, for repositories of several products: `gateway/`. Empty as a rule. */
  readonly prefix: string;
  /** The git remote that gets the tag. */
  readonly remote: string;
  /** The annotation; `{product}` and `{version}` are filled in. */
  readonly message: string;
  /** Also tag the commit with the bare version (Ivy's first provisioning reads such a tag). */
  readonly unprefixed: boolean;
}

export interface AttachmentSpec {
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
  readonly mediaType: string;
}

/**
 * The project as every step sees it: checked, defaults filled in, all paths absolute, flags already applied.
 */
export interface Project {
  /** Absolute path of the project file, and as the user would write it. */
  readonly file: string;
  readonly shownFile: string;
  /** The directory that relative paths in the project file start from. */
  readonly directory: string;
  readonly product: string;
  readonly models: readonly string[];
  /** Undefined where neither the project file nor a flag says. */
  readonly version?: VersionSource;
  readonly bundle: BundleSpec;
  readonly config?: ConfigSpec;
  /** The families that are switched on. */
  readonly devices: readonly DeviceFamilyName[];
  /** Their options; paths in them are absolute. */
  readonly families: DeviceOptions;
  readonly rehearsal: RehearsalSpec;
  /** Undefined where neither the project file nor a flag says. */
  readonly host?: HostSpec;
  /** Absolute http(s) URL without a trailing slash, query or fragment. */
  readonly publicUrl?: string;
  /** The team’s word that CI releases to this site one at a time: asked for where a host ignores conditions. */
  readonly oneAtATime: boolean;
  readonly publicCheck: PublicCheckSpec;
  readonly purge?: PurgeSpec;
  /** Undefined where the project doesn’t say: then nothing is ever removed. */
  readonly prune?: PruneSpec;
  readonly headerFiles: readonly HeaderFileKind[];
  /** Undefined where the project wants no page for people. */
  readonly page?: PageSpec;
  readonly signing: SigningSpec;
  /** Undefined where the project publishes no repository of The Update Framework. */
  readonly tuf?: TufSpec;
  readonly tag: TagSpec;
  /** How the tag is made. */
  readonly forge: ForgeSpec['kind'];
  /** Whether the forge shows a page for the release. */
  readonly releasePage: boolean;
  readonly channel: string;
  /** Undefined where a new release is for everybody at once. */
  readonly rollout?: RolloutSpec;
  /** SemVer range of the versions that are promised a direct upgrade to this release. */
  readonly upgradeFrom?: string;
  /** Devices must pass through this release; why. */
  readonly barrier?: string;
  readonly notes?: NotesSource;
  readonly attachments: readonly AttachmentSpec[];
  /** Whether a release publishes how it was made. */
  readonly provenance: ProvenanceMode;
  /**
   * The place of a key, dotted (`bundle.root`): the flag that overrides it, else where the project file has it, or has
   * the nearest key around it, else the file itself.
   */
  readonly place: (path: string) => Place;
}

/** What flags, action inputs and CI variables override. All optional; spelled as in the project file. */
export interface ProjectOverrides {
  readonly version?: string;
  readonly host?: string;
  readonly publicUrl?: string;
  readonly channel?: string;
  /** Whole percent of the fleet. */
  readonly rollout?: number;
  readonly bundleRoot?: string;
  readonly forge?: string;
  readonly oneAtATime?: boolean;
  readonly publicCheck?: 'auto' | 'on' | 'off';
  readonly publicWaitSeconds?: number;
  /** What findings call the one that gave each input: `--version`, `OTA_VERSION`, `input version`. Its flag where it is left out. */
  readonly origins?: Readonly<Record<string, string>>;
}
