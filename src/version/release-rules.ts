import { type Place, type Problem, problem } from '../errors/problem.js';
import { STABLE } from '../site/layout.js';
import { compareVersions, isPrerelease } from './semver.js';

/** What a 0-OS node without a version file takes itself to run. */
const ZOS_ASSUMED_VERSION = '0.0.1';

/** What the channel holds already, as far as a new version is judged by it. */
export interface ChannelStanding {
  readonly channel: string;
  /** The version that the channel's `latest` names; undefined where it names none. */
  readonly latest?: string;
  /** Nothing has been released to the channel yet. */
  readonly first: boolean;
  /** Where the version is written. */
  readonly place?: Place;
}

/**
 * What is to be said of releasing a version, in strict SemVer, to a channel: a pre-release in the stable channel is an
 * error; a back-port, and a first release that 0-OS would never install, are warnings.
 */
export const checkAgainstChannel = (
  version: string,
  { channel, latest, first, place }: ChannelStanding,
): readonly Problem[] => {
  const backPort = latest !== undefined && compareVersions(version, latest) < 0;
  return [
    // 0-OS: every listed version up to the latest is installed in order, pre-releases included.
    ...(channel === STABLE && isPrerelease(version)
      ? [problem('version-pre-release-in-stable', { version }, place)]
      : []),
    ...(backPort ? [problem('version-back-port', { version, latest, channel }, place)] : []),
    ...(first && version === ZOS_ASSUMED_VERSION ? [problem('version-first-is-default', { version }, place)] : []),
  ];
};
