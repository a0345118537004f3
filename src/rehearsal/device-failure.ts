import { OtaError } from '../errors/ota-error.js';

/** What went wrong on a device, as its hop ends with it. */
export interface DeviceFailure {
  /** In one sentence without a full stop. */
  readonly why: string;
  /** A signature, digest or size was not the promised one. */
  readonly unverified: boolean;
}

/** What an operation of a device gave, or why it failed. What is no OtaError is a fault of the program, and thrown on. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: DeviceFailure };

/** Tries what a device does, and makes an OtaError the device’s own failure. */
export const attempt = async <T>(run: () => Promise<T>): Promise<Attempt<T>> => {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    if (!(error instanceof OtaError)) throw error;
    return { ok: false, failure: failureOf(error) };
  }
};

/** An error as a device’s own failure. */
export const failureOf = ({ problems, exitCode }: OtaError): DeviceFailure => ({
  why: problems.map(({ message }) => message.replace(/\.$/, '')).join('; '),
  unverified: exitCode === 3,
});
