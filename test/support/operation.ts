import type { ChannelAt } from '../../src/operations/operation.js';
import type { Project } from '../../src/project/project.js';
import type { ArchiveDirectory, IndexPredicate } from '../../src/site/index-statement.js';
import { channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { familyProject } from './connhex-input.js';
import { memoryHost } from './memory-host.js';
import { testSigner, testTrust } from './signing.js';

/** What a test says of a channel; whatever is left out is as plain as can be. */
export interface ChannelOptions {
  readonly project?: Project;
  readonly directory?: ArchiveDirectory;
  readonly now?: Date;
}

/** A channel as an operation looks at it, whose newest revision says this. */
export const operatedChannel = (
  predicate: IndexPredicate,
  {
    project = familyProject({}, { devices: {} }),
    directory = EMPTY_ARCHIVE,
    now = new Date(predicate.created),
  }: ChannelOptions = {},
): ChannelAt => ({
  project,
  layout: channelLayout(predicate.channel),
  trust: testTrust(),
  host: memoryHost(),
  predicate,
  directory,
  signers: [testSigner()],
  now,
});
