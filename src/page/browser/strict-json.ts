import { Unparsable } from '../../schemas/json-cursor.js';
import { parseJson } from '../../schemas/json-parser.js';
import { bad, good, type Judged } from './judged.js';

/** The value of a JSON text as every reader of a site takes it: UTF-8, no byte order mark, no duplicate keys, nothing that readers disagree on. */
export const strictJson = (bytes: Uint8Array): Judged<unknown> => {
  const faults: string[] = [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = parseJson(text, (_, code) => {
      faults.push(code.replace('config-json-', '').replaceAll('-', ' '));
    });
    return faults.length === 0 ? good(value) : bad(`it is no strict JSON: ${faults[0]}`);
  } catch (error) {
    if (error instanceof Unparsable) return bad(`it is no JSON: ${faults[0] ?? 'it can’t be understood'}`);
    return bad('it is not UTF-8');
  }
};
