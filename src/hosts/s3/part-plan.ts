/** How a file is cut for a multipart upload: all parts but the last are equally long, as R2 wants it. */
export interface PartPlan {
  readonly size: number;
  readonly partBytes: number;
  readonly count: number;
}

/** A file from here on is sent in parts, so that an upload that breaks off can go on where it stopped. */
export const MULTIPART_FROM_BYTES = 16 * 1024 * 1024;

const MIB = 1024 * 1024;
const USUAL_PART_BYTES = 8 * MIB;
/** Amazon S3, “Multipart upload limits”. */
const MAX_PARTS = 10_000;

/** The cut of a file, by its size alone, so that a later run cuts it at the same places. */
export const planParts = (size: number): PartPlan => {
  const least = Math.ceil(size / MAX_PARTS / MIB) * MIB;
  const partBytes = Math.max(USUAL_PART_BYTES, least);
  return { size, partBytes, count: Math.max(1, Math.ceil(size / partBytes)) };
};

/** Bytes of a part; parts count from 1. */
export const partSize = ({ size, partBytes, count }: PartPlan, number: number): number =>
  number < count ? partBytes : size - (count - 1) * partBytes;
