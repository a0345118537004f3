/** Characters that a device takes after `locals/`. */
export const MAX_NAME_CHARACTERS = 64;

/** The name under which a revision is installed by hand: `pvcontrol steps install X.tgz locals/v1.2.0`. */
export const localName = (version: string): string => `locals/v${version}`;

/** How many characters of a revision’s name count against the limit (Pantavisor contract, “On the device”). */
export const nameCharacters = (name: string): number => [...name.replace(/^locals\//, '')].length;
