import type { BodyFault } from './service.js';

/** How much of a stream is read, and for how long. */
export interface StreamLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** All bytes of a web stream, or why not; what is left unread is cancelled. Null is an empty body. */
export const readStream = async (
  stream: ReadableStream<Uint8Array> | null,
  { maxBytes, timeoutMs }: StreamLimits,
): Promise<Uint8Array | BodyFault> => {
  if (!stream) return new Uint8Array();
  const reader = stream.getReader();
  const timer = deadline(timeoutMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), timer.passed]);
      if (next === 'too slow') return next;
      if (next.done) return joined(chunks, size);
      size += next.value.length;
      if (size > maxBytes) return 'too large';
      chunks.push(next.value);
    }
  } finally {
    timer.stop();
    // A stream that broke has nothing left to cancel.
    reader.cancel().catch(() => {});
  }
};

const deadline = (timeoutMs: number): { readonly passed: Promise<'too slow'>; readonly stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<'too slow'>((resolve) => {
    timer = setTimeout(() => resolve('too slow'), timeoutMs);
  });
  return { passed, stop: () => clearTimeout(timer) };
};

const joined = (chunks: readonly Uint8Array[], size: number): Uint8Array => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
