import { invalid, show, warning } from './entry.js';

/** What can be wrong with a distribution policy of Ioto: errors keep it from being read, warnings say what it was hardly meant to do. */
export const iotoPolicyErrors = {
  'ioto-policy-too-long': invalid(
    'Policy too long',
    (p: { length: number; maximum: number }) =>
      `The policy has ${p.length} characters; at most ${p.maximum} are allowed.`,
    () => 'Shorten it: let the device tell one property that says what several conditions say now.',
  ),
  'ioto-policy-too-many-terms': invalid(
    'Policy with too many terms',
    (p: { maximum: number }) => `The policy has more than ${p.maximum} terms (values and variables).`,
    () =>
      'Drop conditions, join alternatives in a regular expression (model =~ /^(A|B|C)$/), or let the device tell one property that says it all.',
  ),
  'ioto-policy-too-deep': invalid(
    'Policy nested too deeply',
    (p: { maximum: number }) => `More than ${p.maximum} parentheses and signs stand inside one another.`,
    () =>
      'Drop parentheses that are not needed: && binds more tightly than ||, and comparisons bind more tightly than &&.',
  ),
  'ioto-policy-character': invalid(
    'Character that no policy has',
    (p: { character: string; instead: string }) => `${show(p.character)} is no part of the policy language.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-policy-operator': invalid(
    'Operator of another language',
    (p: { found: string; instead: string }) => `${show(p.found)} is no operator of the policy language.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-policy-unclosed': invalid(
    'Text, expression or parenthesis without an end',
    (p: { what: string; closing: string }) => `The ${p.what} that begins here has no end.`,
    (p) => `Write ${p.closing} behind it.`,
  ),
  'ioto-policy-escape': invalid(
    'Escape that texts don’t have',
    (p: { escape: string }) => `${show(p.escape)} is no escape of a text.`,
    () => String.raw`Write \\ for a backslash. Texts have \\, \", \', \n, \r and \t.`,
  ),
  'ioto-policy-number': invalid(
    'Number that can’t be read',
    (p: { text: string; instead: string }) => `${show(p.text)} is not a number.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-policy-syntax': invalid(
    'Policy that can’t be read',
    (p: { found: string; expected: string; instead: string }) =>
      `Here stands ${p.found} where ${p.expected} should be.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-policy-chain': invalid(
    'Comparison of a comparison',
    (p: { text: string }) => `${show(p.text)} is compared once more.`,
    () => 'Write two comparisons (1 < memory && memory < 512), or set the inner one in parentheses.',
  ),
  'ioto-policy-regex': invalid(
    'Regular expression that is not taken',
    (p: { source: string; reason: string; instead: string }) =>
      `The regular expression /${p.source.slice(0, 80)}${p.source.length > 80 ? '…' : ''}/ ${p.reason}.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-policy-function': invalid(
    'Unknown function',
    (p: { name: string }) => `${show(p.name)} is no function of the policy language.`,
    () =>
      'The only function is semver(version, "<", newVersion), and numbers are set in parentheses after an operator.',
  ),
  'ioto-policy-semver': invalid(
    'semver with other arguments',
    (p: { reason: string }) => `semver ${p.reason}.`,
    () => 'Write semver(version, "<", newVersion), with "<", "<=", ">", ">=", "==" or "!=" in the middle.',
  ),
  'ioto-policy-version': invalid(
    'Text that is no version',
    (p: { text: string; suggestion: string | undefined }) =>
      `${show(p.text)} is compared with a version and is none: it has not the form MAJOR.MINOR.PATCH.`,
    (p) => (p.suggestion === undefined ? 'Write a whole version, as in "1.2.0".' : `Write "${p.suggestion}".`),
  ),
  'ioto-policy-update-variable': invalid(
    'Unknown variable of the update',
    (p: { name: string }) => `${show(p.name)} is unknown: of the update, only the version can be asked for.`,
    () => 'Write newVersion, or update.version.',
  ),
  'ioto-policy-type': invalid(
    'Operator on a value that it can’t take',
    (p: { text: string; operator: string; reason: string; instead: string }) =>
      `In ${show(p.text)}, ${p.operator} can’t work: ${p.reason}.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-policy-no-condition': invalid(
    'Value where a condition should be',
    (p: { text: string; instead: string }) => `${show(p.text)} is a value, not a condition that holds or doesn’t.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-policy-unknown-variable': warning(
    'Variable that no sample device has',
    (p: { name: string; samples: number; instead: string | undefined }) =>
      p.samples === 0
        ? `${show(p.name)} is none of the variables that every device has.`
        : `None of the sample devices tells ${show(p.name)}: comparisons with it are false for all of them.`,
    (p) =>
      p.instead === undefined
        ? 'Correct the name, or add the property to a sample device.'
        : `Write ${p.instead} if that was meant; else add the property to a sample device.`,
  ),
  'ioto-policy-version-parts': warning(
    'Parts of the version compared one by one',
    (p: { text: string; example: string; suggestion: string }) =>
      `${show(p.text)} does not hold for ${p.example}: each part is compared by itself.`,
    (p) => `Write ${p.suggestion}.`,
  ),
  'ioto-policy-version-order': warning(
    'Versions compared with an operator',
    (p: { text: string; suggestion: string }) =>
      `${show(p.text)} orders versions here; where letters are compared, "1.9.0" comes after "1.10.0".`,
    (p) => `Write ${p.suggestion}, which is the same everywhere.`,
  ),
  'ioto-policy-text-order': warning(
    'Texts compared by their letters',
    (p: { text: string; literal: string }) =>
      `${show(p.text)} compares letter by letter, because ${show(p.literal)} is neither a number nor a version.`,
    () => 'Compare with a number, and let the device tell one ("memory": 256), or ask for equality.',
  ),
  'ioto-policy-power': warning(
    'Power, or something else',
    (p: { text: string }) =>
      `${show(p.text)} is a power here; the vendor lists the operator ^ and does not say what it does.`,
    () => 'Write the number itself, or a product.',
  ),
  'ioto-policy-constant': warning(
    'Condition that never changes',
    (p: { text: string; value: boolean }) => `${show(p.text)} is always ${p.value}.`,
    () => 'Correct it, or leave it out.',
  ),
  'ioto-policy-no-upgrade': warning(
    'Policy that offers the release to the same or a higher version',
    (p: { newVersion: string; versions: readonly string[]; suggestion: string }) =>
      `The policy can hold for a device that runs ${p.versions.join(' or ')}: a service without a rule of its own lets it install ${p.newVersion}, again and again.`,
    (p) => `Write ${p.suggestion}.`,
  ),
  'ioto-policy-offers-nobody': warning(
    'Policy that offers nobody the release',
    (p: { newVersion: string; tried: number }) =>
      `The policy holds for none of the ${p.tried} versions before ${p.newVersion} that it was tried on.`,
    () => 'Look at the conditions on the version: the device’s is version, the release’s is newVersion.',
  ),
  'ioto-policy-missing-property': warning(
    'Exclusion that devices without the property fall under',
    (p: { text: string; name: string; missing: number; samples: number }) =>
      `${show(p.text)} is false for devices that don’t tell ${p.name}, as ${p.missing} of the ${p.samples} sample devices.`,
    (p) => `If they are meant too, write (${p.name} == null || ${p.text}).`,
  ),
  'ioto-policy-sample-type': warning(
    'Property that is no number',
    (p: { text: string; name: string; value: string }) =>
      `${show(p.text)} takes ${p.name} for a number, and a sample device tells ${show(p.value)}: it never holds there.`,
    () => 'Let the device tell a plain number ("memory": 256), or compare with a text in quotes.',
  ),
};
