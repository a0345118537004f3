import { randomUUID } from 'node:crypto';
import type { OtaError } from '../../errors/ota-error.js';
import { openBody } from '../../hosts/body-stream.js';
import type { Body } from '../../hosts/host.js';

/** A form with one file, to be sent once. */
export interface MultipartForm {
  readonly contentType: string;
  /** Bytes of all of it: without it the body would go in chunks, which not every proxy takes. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
  /** Why the file ended before it was whole; undefined as long as that isn’t its fault. */
  readonly fault: () => OtaError | undefined;
}

/** A file of a form. */
export interface FormFile {
  readonly name: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly body: Body & { readonly kind: 'file' };
}

/**
 * A form of texts and one file, in constant memory (RFC 7578): the texts first, so that the service knows what the file belongs
 * to once it begins. A file that isn’t what was promised ends the form before its last part.
 */
export const multipartForm = (
  texts: Readonly<Record<string, string>>,
  { name, filename, mediaType, body }: FormFile,
): MultipartForm => {
  const boundary = `ota-release-${randomUUID()}`;
  const part = (headers: readonly string[], value: string): string =>
    [`--${boundary}`, ...headers, '', value].join('\r\n');
  const fields = Object.entries(texts).map(
    ([key, value]) => `${part([`Content-Disposition: form-data; name="${key}"`], value)}\r\n`,
  );
  const disposition = `Content-Disposition: form-data; name="${name}"; filename="${quotable(filename)}"`;
  const before = bytes(`${fields.join('')}${part([disposition, `Content-Type: ${mediaType}`], '')}`);
  const after = bytes(`\r\n--${boundary}--\r\n`);
  const { stream, fault } = openBody(body, filename, () => {});
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield before;
    yield* stream;
    yield after;
  };
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    size: before.length + body.size + after.length,
    stream: ReadableStream.from(chunks()),
    fault,
  };
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As browsers write it (RFC 7578, 4.2; HTML, “Multipart form data”). */
const quotable = (filename: string): string =>
  filename.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
