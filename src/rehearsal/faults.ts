/** What can be made to go wrong in a rehearsal. Each family says which of them it knows, and what they end in. */
export const FAULTS = [
  /** The server can’t be asked for what is new. */
  'check-fails',
  /** The signature over what is downloaded is not one of a trusted key. */
  'bad-signature',
  /** The connection ends for good in the middle of the download. */
  'truncated-download',
  /** What was downloaded has another digest than the signed one. */
  'bad-digest',
  /** The device has no room. */
  'no-space',
  /** `update.sh`, the gate tests or the new containers fail. */
  'update-fails',
  /** They never end. */
  'update-hangs',
  /** The power goes in the middle of the update. */
  'power-cut',
] as const;

export type Fault = (typeof FAULTS)[number];

/** The fault of that name; undefined where there is none. */
export const faultNamed = (name: string): Fault | undefined => FAULTS.find((fault) => fault === name);
