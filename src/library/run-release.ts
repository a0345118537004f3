import { check, release } from '../steps/release.js';
import { CHECK_OPTIONS, checkOptions, PLAN_OPTIONS, RELEASE_OPTIONS } from './check-options.js';
import type { CheckOptions, PlanOptions, ReleaseOptions } from './options.js';
import type { CheckReport, ReleaseReport } from './reports.js';
import { releaseInputsOf } from './run-inputs.js';
import { withServices } from './run-services.js';

/** `release`, once it is called. */
export const runRelease = async (options: ReleaseOptions): Promise<ReleaseReport> => {
  checkOptions('release', options, RELEASE_OPTIONS, ['directory']);
  return withServices(options, (services) => release(services, releaseInputsOf(options, 'release')));
};

/** `plan`, once it is called. */
export const runPlan = async (options: PlanOptions): Promise<ReleaseReport> => {
  checkOptions('plan', options, PLAN_OPTIONS, ['directory']);
  return withServices(options, (services) => release(services, releaseInputsOf(options, 'plan')));
};

/** `check`, once it is called. */
export const runCheck = async (options: CheckOptions): Promise<CheckReport> => {
  checkOptions('check', options, CHECK_OPTIONS, ['directory']);
  return withServices(options, (services) => check(services, releaseInputsOf(options, 'check')));
};
