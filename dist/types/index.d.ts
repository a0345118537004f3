/**
 * The library: what the command line does, for programs that release, verify and serve by themselves (docs/library.md). Importing it does
 * nothing, and no call reads the process’s environment, but for the SDK of AWS where it isn’t given credentials; what a call needs beyond
 * this face is loaded when it is called.
 */
export { lintPolicy, matches as policyMatches, type Policy, type PolicyDevice, type PolicyValue, parsePolicy, } from './devices/ioto/policy/policy.js';
export { OtaError } from './errors/ota-error.js';
export type { Place, Problem, ProblemCode } from './errors/problem.js';
export type { Body, CopyComparison, CopySource, CreateOutcome, FlushOutcome, Host, HostCapabilities, OnBytes, ReplaceOutcome, StoredObject, } from './hosts/host.js';
export type { Fetch } from './http/fetch.js';
export { type DecideFleetOptions, type DecideOptions, type Device, type DeviceDecision, decide, decideFleet, type FleetSite, type OfferedRelease, } from './library/decide.js';
export { type Envelope, INDEX_PREDICATE_TYPE, type IndexPredicate, type IndexRelease, type IndexStatement, type ObjectRef, PAYLOAD_TYPE, RELEASE_PREDICATE_TYPE, type ReleasePredicate, type ReleaseStatement, type Rollout, type SizedObjectRef, STABLE_CHANNEL, STATEMENT_TYPE, type Statement, type UpgradeObject, } from './library/format.js';
export { generateKeys, type KeyPair, signerOf } from './library/keys.js';
export { type Change, operate, type Reissue, reissue } from './library/operate.js';
export type { ChangeOptions, CheckOptions, Environment, Overrides, PlanOptions, ReleaseOptions, RunOptions, SigningKey, Site, SiteOptions, TrustedKeys, } from './library/options.js';
export { check, plan, release } from './library/release.js';
export type { CheckReport, OperationReport, ReleaseReport } from './library/reports.js';
export { type VerifyOptions, type VerifyReport, verify } from './library/verify.js';
export type { DeviceFamilyName } from './project/device-families.js';
export type { FleetFault, FleetOutcome, FleetPlan, FleetRow } from './rehearsal/fleet.js';
export type { Progress, Reporter } from './report/reporter.js';
export { silentReporter } from './report/silent.js';
export { encodePublicKey, type PublicKey, type PublicKeyForm, parsePublicKey } from './signing/public-key.js';
export type { Signer, SigningPurpose } from './signing/signer.js';
export type { AuditProgress, AuditReport, ChannelReport } from './site/audit/report.js';
export type { Plan, PlannedWrite } from './site/plan.js';
export { type AskOptions, openPublisher, type Publisher, type PublisherEvent, type PublisherOptions, type Upgrade, type UpgradeFields, type WatchOptions, } from './site/publisher.js';
export type { ObjectDigest, SiteSource, UseChunks } from './site/site-source.js';
