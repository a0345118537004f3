import { type DeviceFile, type Draft, deviceFileRef, type StagedObject } from './draft.js';
import { type ReissuedFrom, type ReleaseStatement, releaseStatement } from './statement.js';

/** What a reissue states anew. */
export interface ReissueFacts {
  readonly version: string;
  readonly channel: string;
  readonly tag: string;
  readonly from: ReissuedFrom;
  /** Made for the new version. */
  readonly deviceFiles: readonly DeviceFile[];
}

/**
 * A release that issues the bytes of another one: its statement with version, channel and tag replaced, and where the bytes come from
 * at its end. Everything else is as it was tested, the path of the bundle too.
 *
 * @param objects the bundle first, then the documents and attachments that the statement names.
 */
export const reissuedDraft = (
  source: ReleaseStatement,
  { version, channel, tag, from, deviceFiles }: ReissueFacts,
  objects: readonly StagedObject[],
): Draft => {
  const { deviceFiles: _files, reissuedFrom: _from, ...tested } = source.predicate;
  const statement = releaseStatement({
    ...tested,
    version,
    channel,
    tag,
    ...(deviceFiles.length === 0 ? {} : { deviceFiles: deviceFiles.map(deviceFileRef) }),
    reissuedFrom: from,
  });
  return { statement, objects: [...objects, ...deviceFiles] };
};
