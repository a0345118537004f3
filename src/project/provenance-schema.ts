import { z } from 'zod';
import { PROVENANCE_MODES } from '../provenance/build-run.js';

/** `provenance`: whether it is published how a release was made. */
export const provenanceSchema = z
  .enum(PROVENANCE_MODES)
  .default('auto')
  .meta({
    description:
      'Whether a release publishes a signed SLSA provenance: `auto` does where GitHub or GitLab runs it. It names the repository and the run to whoever reads the site.',
    examples: ['off'],
  });
