import type { Repository } from '../repository/repository.js';
import type { Forge } from './forge.js';
import { gitForge } from './git.js';

/** Opens the forge that gets the tag. A new kind of forge is one file and one line here. */
export const openForge = (repository: Repository, remote: string): Forge => gitForge({ repository, remote });
