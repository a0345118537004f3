import { el } from './dom.js';
import type { RolloutState } from './rollout-text.js';

/** A roll-out as a bar, with its state in words beside it. */
export const rolloutView = (version: string, { percent, paused, text }: RolloutState): HTMLElement => {
  const fill = el('span', { class: 'meter-fill' });
  fill.style.width = `${percent}%`;
  return el(
    'div',
    { class: `rollout${paused ? ' paused' : ''}` },
    el(
      'span',
      {
        class: 'meter',
        role: 'meter',
        'aria-label': `Roll-out of ${version}`,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        'aria-valuenow': percent,
        'aria-valuetext': text,
      },
      fill,
    ),
    el('span', { class: 'rollout-text' }, text),
  );
};
