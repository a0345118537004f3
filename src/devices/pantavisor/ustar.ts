/** A tar archive is made of these. */
const BLOCK_BYTES = 512;
/** Eleven octal digits: the size field of a header. */
export const MAX_ENTRY_BYTES = 0o77777777777;

const NAME_BYTES = 100;
const MODE = 0o644;
/** Where the checksum stands in a header; it is summed up as if these were blanks. */
const CHECKSUM = { at: 148, bytes: 8 } as const;

/**
 * The header of a plain file in ustar (POSIX.1-1988): mode 0644, owner 0, time 0, no names of users. Nothing in it depends on the
 * machine.
 *
 * @throws RangeError for a name of more than 100 bytes, or a size that eleven octal digits don’t hold.
 */
export const ustarHeader = (name: string, size: number): Uint8Array => {
  if (Buffer.byteLength(name) > NAME_BYTES) throw new RangeError(`${name} is too long for a ustar header`);
  if (!Number.isInteger(size) || size < 0 || size > MAX_ENTRY_BYTES)
    throw new RangeError(`${size} bytes don’t fit into a ustar entry`);
  const header = Buffer.alloc(BLOCK_BYTES);
  header.write(name, 0);
  header.write(octal(MODE, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(0, 11), 136);
  header.fill(' ', CHECKSUM.at, CHECKSUM.at + CHECKSUM.bytes);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, CHECKSUM.at);
  return header;
};

/** The zeros after an entry’s bytes, up to the next whole block. */
export const ustarPadding = (size: number): Uint8Array =>
  new Uint8Array((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);

/** What ends an archive. */
export const ustarEnd = (): Uint8Array => new Uint8Array(2 * BLOCK_BYTES);

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
