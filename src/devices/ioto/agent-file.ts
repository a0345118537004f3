import type { DeviceFile } from '../../site/draft.js';
import { sha256Hex } from '../../site/json-bytes.js';
import type { FilesInput } from '../device-family.js';
import { agentUpdateText } from './agent-config.js';

/** What the file is made from. */
export interface AgentFileInput extends Pick<FilesInput, 'version'> {
  readonly project: Pick<FilesInput['project'], 'product' | 'families'>;
}

/** The update block of `ioto.json5` that the project wants its devices to have, as a file of the release; none where it doesn’t say. */
export const agentFiles = ({ project, version }: AgentFileInput): readonly DeviceFile[] => {
  const options = project.families.ioto?.update;
  if (!options) return [];
  const bytes = new TextEncoder().encode(agentUpdateText(options));
  const path = `ioto/files/${sha256Hex(bytes)}.${project.product}-${version}.update.json5`;
  return [{ family: 'ioto', path, body: { kind: 'bytes', bytes } }];
};
