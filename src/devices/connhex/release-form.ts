import type { FilesInput } from '../device-family.js';
import { mergedBounds } from './version-bounds.js';

/** The texts of a new release, and its file’s name, as the API takes them (Connhex contract, “Publishing to Connhex itself”). */
export const formTexts = ({
  project,
  version,
  notes,
}: Pick<FilesInput, 'project' | 'version' | 'notes'>): {
  readonly texts: Readonly<Record<string, string>>;
  readonly filename: string;
} => {
  const { connhex } = project.families;
  const { minVersion, maxVersion } = mergedBounds(
    {
      ...(connhex?.minVersion === undefined ? {} : { minVersion: connhex.minVersion }),
      ...(connhex?.maxVersion === undefined ? {} : { maxVersion: connhex.maxVersion }),
    },
    project.upgradeFrom,
  );
  const filename = `${project.product}-${version}.zip`;
  const texts = {
    version,
    ...(notes === undefined ? {} : { note: notes }),
    mandatory: String(connhex?.mandatory ?? false),
    ...(minVersion === undefined ? {} : { min_version: minVersion }),
    ...(maxVersion === undefined ? {} : { max_version: maxVersion }),
    filename,
  };
  return { texts, filename };
};
