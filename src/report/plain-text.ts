/** Colours and looks that another program gave its text: `ESC [ … m`. */
const LOOKS = /[^\P{Cc}\t\n]\[[\d;]*m/gu;
/** Control characters but for tab and line feed, marks that turn text around or end its line, and halves of characters. */
const UNPRINTABLE = /[^\P{Cc}\t\n]|[\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;

/**
 * Text of others as it may stand in a log or a page: lines end with a line feed, colours are gone, and whatever would move
 * the cursor, end the line or turn the text around is the replacement character U+FFFD.
 */
export const plainText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(LOOKS, '').replace(UNPRINTABLE, '\uFFFD');

/** The same on one line, with a blank for each line feed. */
export const plainLine = (text: string): string => plainText(text).replace(/\n/g, ' ');
