import type { Paint } from './style.js';
import { formatDuration } from './units.js';

/** `✓ Pack 1.2 s` */
export const doneLine = (title: string, milliseconds: number, paint: Paint): string =>
  `${paint('✓', 'green')} ${title} ${paint(formatDuration(milliseconds), 'dim')}`;

/** `✗ Pack 1.2 s` */
export const failedLine = (title: string, milliseconds: number, paint: Paint): string =>
  `${paint('✗', 'red')} ${title} ${paint(formatDuration(milliseconds), 'dim')}`;

/** `- Tag: the tag stands already` */
export const skippedLine = (title: string, reason: string, paint: Paint): string =>
  paint(`- ${title}: ${reason}`, 'dim');

/** Text inside a step stands under its title. */
export const indented = (text: string): string =>
  text
    .split('\n')
    .map((row) => `  ${row}`)
    .join('\n');
