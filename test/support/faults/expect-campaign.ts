import { expect } from 'vitest';
import type { SeenRequest } from '../fault-proxy.js';
import type { CampaignReport } from './campaign.js';
import { type Fault, faultText, isPassing } from './fault.js';
import { everyFault, spreadFaults } from './schedule.js';

/** Set to 1, every fault meets every request, instead of a spread. */
const ALL = process.env.OTA_FAULTS_ALL === '1';

/** How long a campaign may take, in milliseconds; all of it takes hours. */
export const CAMPAIGN_TIMEOUT_MS = ALL ? 6 * 3_600_000 : 300_000;

/** The faults of a campaign over these requests: so many to each on average, or every one. */
export const chosenFaults = (requests: readonly SeenRequest[], perRequest: number, start = 0): readonly Fault[] =>
  ALL ? everyFault(requests) : spreadFaults(requests, Math.ceil(requests.length * perRequest), start);

/** Nothing was broken, whatever came; and what a retry gets over, the run got over by itself. */
export const expectCampaign = (report: CampaignReport, faults: readonly Fault[]): void => {
  expect(report.failures).toEqual([]);
  // A run may ask a little less than the one whose requests were counted.
  expect(report.injected).toBeGreaterThanOrEqual(Math.floor(faults.length * 0.95));
  const gaveUp = report.errors.filter(({ fault }) => fault.lasting === 'once' && isPassing(fault.kind));
  expect(gaveUp.map(({ fault, error }) => `${faultText(fault)}: ${error}`)).toEqual([]);
};
