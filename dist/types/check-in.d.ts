/**
 * Check-ins of Ioto devices as a `fetch` handler, for platforms for functions: nothing of Node.js is needed. An entry of its own,
 * `ota-release/check-in`.
 */
export { type CheckInHandlerOptions, createCheckInHandler } from './serve/handler.js';
export { type LambdaEvent, type LambdaResult, lambdaHandler } from './serve/lambda.js';
export type { LimitStore } from './serve/limit-store.js';
