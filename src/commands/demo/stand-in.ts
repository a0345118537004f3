/**
 * The text of a small Node.js program that stands in for the tools a machine lacks: openssl 3, unzip and the like. It
 * does the real checks with Node's own crypto, and uses nothing of this project.
 */
export const standInText = `// Stands in for tools that a machine lacks, so that ota-agent never skips a check.
//   node stand-in.mjs verify KEY.pem FILE SIGNATURE    exit code 0 if the key made the signature of the file
//   node stand-in.mjs unzip FILE.zip DIRECTORY
//   node stand-in.mjs sha256                           the digest of standard input in hex
//   node stand-in.mjs base64                           decodes standard input
//   node stand-in.mjs encode                           the base64 of standard input
//   node stand-in.mjs date -u FORMAT                   the time in UTC: RFC 3339, or for +%s the seconds since 1970
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const [command, ...operands] = process.argv.slice(2);

const verifySignature = (key, file, signature) =>
  verify(null, readFileSync(file), createPublicKey(readFileSync(key)), readFileSync(signature));

// PKWARE APPNOTE 4.3.12 and 4.3.16: the entries are found through the central directory, which ends the file.
const unzip = (file, directory) => {
  const zip = readFileSync(file);
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('not a zip without a comment');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const target = join(directory, name);
    if (!target.startsWith(normalize(directory + sep))) throw new Error(name + ' leads out of the directory');
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    mkdirSync(dirname(target), { recursive: true });
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777;
    writeFileSync(target, zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data), { mode });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
};

const commands = {
  verify: (...files) => {
    process.exitCode = verifySignature(...files) ? 0 : 1;
  },
  unzip,
  sha256: () => console.log(createHash('sha256').update(readFileSync(0)).digest('hex')),
  base64: () => process.stdout.write(Buffer.from(readFileSync(0, 'utf8'), 'base64')),
  encode: () => process.stdout.write(readFileSync(0).toString('base64')),
  date: (_, format) =>
    console.log(format === '+%s' ? Math.floor(Date.now() / 1000) : new Date().toISOString().slice(0, 19) + 'Z'),
};
const run = commands[command];
if (run) run(...operands);
else process.exitCode = 2;
`;
