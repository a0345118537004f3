import type { DeviceState } from '../device-family.js';

/**
 * What devices tell of an update: a check-in, the directive that the script prints to the agent, and the report that the updaters
 * send (Ioto contract, “Check” and “Apply and report”). The agent sends no report, and nobody reports a failure.
 */
export const iotoStates: readonly DeviceState[] = [
  { state: 'check-in', messages: [] },
  { state: 'report', messages: ['{"success":true}', '{"success":"true"}'] },
  { state: 'directive', messages: ['restart', 'exit'] },
];
