const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A size for people: `1.4 MiB`. Binary units, one decimal from KiB on. */
export const formatBytes = (bytes: number): string => {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
};

/** A duration for people: `12 ms`, `3.4 s`, `2 min 5 s`. */
export const formatDuration = (milliseconds: number): string => {
  if (Math.round(milliseconds) < 1000) return `${Math.round(milliseconds)} ms`;
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** How far a piece of work is and how fast it goes, for people: `1.0 MiB of 4.0 MiB, 3.3 MiB/s`. */
export const formatTransfer = (doneBytes: number, totalBytes: number, milliseconds: number): string => {
  const rate = (doneBytes / Math.max(1, milliseconds)) * 1000;
  return `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}, ${formatBytes(rate)}/s`;
};
