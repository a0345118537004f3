import { svg } from './dom.js';

/** The symbols of the page, drawn in the colour of the text around them. */
export type IconName = 'good' | 'warning' | 'bad' | 'busy' | 'copy' | 'download' | 'theme' | 'barrier' | 'empty';

const SHIELD = 'M12 2.5l7.5 3v5.7c0 4.8-3.1 8.4-7.5 10.3-4.4-1.9-7.5-5.5-7.5-10.3V5.5z';

const PATHS: Readonly<Record<IconName, readonly string[]>> = {
  good: [SHIELD, 'M8.5 12l2.6 2.6 4.6-5'],
  warning: ['M12 3.5L22 20.5H2z', 'M12 10v4.5M12 17.2v.1'],
  bad: ['M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8z', 'M8.7 8.7l6.6 6.6M15.3 8.7l-6.6 6.6'],
  busy: ['M12 3a9 9 0 1 1-9 9', 'M12 8v4l3 2'],
  copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
  download: ['M12 3v12M7 10.5l5 5 5-5M4 20.5h16'],
  theme: ['M12 3a9 9 0 1 0 0 18z', 'M12 3a9 9 0 0 1 0 18'],
  barrier: ['M12 3l9 9-9 9-9-9z'],
  empty: ['M4 6h16v13H4z', 'M4 12h5l1.5 2.5h3L15 12h5'],
};

/** A symbol; the words beside it say the same. */
export const icon = (name: IconName): SVGSVGElement =>
  svg(
    'svg',
    { viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true' },
    ...PATHS[name].map((d) => svg('path', { d })),
  );
