import { examinations } from '../../src/doctor/registry.js';
import { table } from './input-tables.js';

/** What `doctor` looks at, as a Markdown table in the order in which it is told. */
export const doctorTable = (): string =>
  table(
    ['examination', 'what it looks at', 'what for'],
    examinations.flatMap(({ name, covers }) =>
      covers.map(([what, why], index) => [index === 0 ? `\`${name}\`` : '', what, why]),
    ),
  );
