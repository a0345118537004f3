import { parse, TomlError } from 'smol-toml';

/** A TOML text as a value, or what keeps it from being one, and where. Lines and columns count from 1. */
export type ParsedToml =
  | { readonly root: Readonly<Record<string, unknown>> }
  | { readonly reason: string; readonly line: number; readonly column: number };

/** Parses a TOML 1.0 text, with or without a byte order mark. Integers that a number can’t hold are bigints. */
export const parseTomlText = (text: string): ParsedToml => {
  try {
    return { root: parse(text.replace(/^\uFEFF/, ''), { integersAsBigInt: 'asNeeded' }) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // Further lines of the message quote the text, which may hold a key.
    const said = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '') ?? '';
    return { reason: `it is not TOML (${said})`, line: error.line, column: error.column };
  }
};
