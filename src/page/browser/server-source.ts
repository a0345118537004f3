import { bad, good } from './judged.js';
import { addressOf, missing, type ObjectSource, type ReadObject } from './source.js';

/** The live site, below its root’s address. */
export const serverSource = (root: string, base: string): ObjectSource => ({
  kind: 'server',
  href: (path) => addressOf(root, path),
  read: async (path, { maxBytes, fresh = false }) => {
    try {
      const response = await fetch(new URL(addressOf(root, path), base), { cache: fresh ? 'no-cache' : 'default' });
      if ([403, 404, 410].includes(response.status)) return missing(`the server has none (HTTP ${response.status})`);
      if (!response.ok) return bad(`the server answers HTTP ${response.status}`);
      return await bounded(response, maxBytes);
    } catch {
      return bad('the server can’t be reached, or the connection broke off');
    }
  },
});

const bounded = async ({ body }: Response, maxBytes: number): Promise<ReadObject> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      return bad(`it is larger than ${maxBytes} bytes`);
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return good(bytes);
};
