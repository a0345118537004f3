/** As much of a script’s output as is kept: its end, which says why it failed. */
const MAX_TAIL_BYTES = 8 * 1024;

/** The end of an output that may be endless. */
export interface OutputTail {
  readonly add: (chunk: Uint8Array) => void;
  /** As text, whole lines where something was left out. */
  readonly text: () => string;
}

/** Keeps the last bytes of what is added, and never much more than them. */
export const keepTail = (maxBytes = MAX_TAIL_BYTES): OutputTail => {
  let kept: Uint8Array = new Uint8Array();
  let cut = false;
  return {
    add: (chunk) => {
      const all = Buffer.concat([kept, chunk]);
      cut ||= all.length > maxBytes;
      kept = all.subarray(Math.max(0, all.length - maxBytes));
    },
    text: () => {
      const text = new TextDecoder().decode(kept);
      return cut ? `…\n${text.slice(text.indexOf('\n') + 1)}` : text;
    },
  };
};
