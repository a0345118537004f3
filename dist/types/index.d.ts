/**
 * The library: the same release flow, check and audit that the command line runs, without its process, environment or
 * terminal. Importing it does nothing.
 */
export { lintPolicy, matches as policyMatches, type Policy, type PolicyDevice, parsePolicy, } from './devices/ioto/policy/policy.js';
export { type Surroundings, type Wiring, wire as createServices } from './entry/wire.js';
export { OtaError } from './errors/ota-error.js';
export type { Place, Problem, ProblemCode } from './errors/problem.js';
export type { Host } from './hosts/host.js';
export type { FleetOutcome, FleetPlan, FleetRow } from './rehearsal/fleet.js';
export type { Progress, Reporter } from './report/reporter.js';
export { silentReporter } from './report/silent.js';
export { type PublicKey, parsePublicKey } from './signing/public-key.js';
export type { Signer } from './signing/signer.js';
export { readTrust, type Trust } from './signing/trust.js';
export { type AuditReport, auditSite } from './site/audit/audit-site.js';
export { directorySource } from './site/directory-source.js';
export { httpSource } from './site/http-source.js';
export type { Plan, PlannedWrite } from './site/plan.js';
export { openPublisher, type Publisher, type PublisherEvent, type PublisherOptions, type Upgrade, type WatchOptions, } from './site/publisher.js';
export type { SiteSource } from './site/site-source.js';
export type { Outcome } from './steps/outcome.js';
export { type CheckReport, check, type ReleaseReport, release } from './steps/release.js';
export type { FleetInputs, ReleaseInputs, Services } from './steps/services.js';
