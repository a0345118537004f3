import type { OnBytes } from '../hosts/host.js';

/** Adds the bytes of one upload after the other up; an upload that begins anew takes nothing back. */
export const pageProgress = (onBytes: OnBytes): ((sizeBytes: number) => OnBytes) => {
  let before = 0;
  let most = 0;
  return (sizeBytes) => {
    const start = before;
    before += sizeBytes;
    return (bytes) => {
      most = Math.max(most, start + bytes);
      onBytes(most);
    };
  };
};
