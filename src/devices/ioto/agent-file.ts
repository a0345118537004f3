import type { DeviceFile } from '../../site/draft.js';
import { sha256Hex } from '../../site/json-bytes.js';
import type { FilesInput } from '../device-family.js';
import { agentUpdateText } from './agent-config.js';

/** The update block of `ioto.json5` that the project wants its devices to have, as a file of the release; none where it doesn’t say. */
export const agentFiles = ({ project, version }: Pick<FilesInput, 'project' | 'version'>): readonly DeviceFile[] => {
  const options = project.families.ioto?.update;
  if (!options) return [];
  const bytes = new TextEncoder().encode(agentUpdateText(options));
  const path = `ioto/files/${sha256Hex(bytes)}.${project.product}-${version}.update.json5`;
  return [{ family: 'ioto', path, body: { kind: 'bytes', bytes } }];
};
