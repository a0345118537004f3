import { failed, invalid, show, warning } from './entry.js';

/** An answer of the API: to `POST releases` of `https://apis.example.com`, in the service’s own words, empty where it gave none. */
type Answered = { readonly api: string; readonly request: string; readonly words: string };

const said = (words: string): string => (words === '' ? '' : ` (${words})`);

/** What can be wrong with a release for Connhex Edge, and with handing it to Connhex. */
export const connhexErrors = {
  'connhex-api-invalid': invalid(
    'Address of the Connhex API that can’t be used',
    (p: { key: string; value: string; reason: string }) => `${p.key} can’t be ${show(p.value)}: ${p.reason}.`,
    () => 'Write the https URL that the API’s paths are appended to, as in https://apis.example.com.',
  ),
  'connhex-version-invalid': invalid(
    'Bound that is no version',
    (p: { key: string; value: string }) => `${p.key} is ${show(p.value)}, which is no version.`,
    () => 'Give one version of three numbers, as in 1.2.0, and no range.',
  ),
  'connhex-bounds-empty': invalid(
    'Bounds that no version lies between',
    (p: { minVersion: string; maxVersion: string }) =>
      `No version is at least ${p.minVersion} and below ${p.maxVersion}: the maximum is exclusive.`,
    () => 'Raise devices.connhex.maxVersion, or lower devices.connhex.minVersion.',
  ),
  'connhex-bounds-unreachable': invalid(
    'Minimum version above the release',
    (p: { minVersion: string; version: string }) =>
      `Only versions from ${p.minVersion} on could go to ${p.version}, which is lower.`,
    () => 'Give devices.connhex.minVersion the lowest version that may go to the release at once.',
  ),
  'connhex-range-inexpressible': warning(
    'upgradeFrom that Connhex devices can’t be told',
    (p: { upgradeFrom: string }) =>
      `Connhex knows a minimum and a maximum version, which ${show(p.upgradeFrom)} can’t be written as.`,
    () =>
      'Give devices.connhex.minVersion and maxVersion, or write upgradeFrom as one range, as in ">=1.2.0 <2.0.0". Otherwise every device takes the release.',
  ),
  'connhex-barrier-passed': warning(
    'Barrier that Connhex devices would jump over',
    (p: { barrier: string; version: string }) =>
      `Devices below ${p.barrier} are to pass through it, and Connhex shows them ${p.version} at once.`,
    (p) =>
      `Set devices.connhex.minVersion to ${p.barrier}: older devices then wait until they got ${p.barrier} by other means.`,
  ),
  'connhex-interval-invalid': invalid(
    'Interval that is no Go duration',
    (p: { key: string; value: string; reason: string }) => `${p.key} is ${show(p.value)}: ${p.reason}.`,
    () => 'Write numbers with a unit each (h, m, s, ms), as in 1h or 24h0m0s.',
  ),
  'connhex-agent-unreadable': invalid(
    'agent.toml that can’t be read',
    (p: { file: string; reason: string }) => `${show(p.file)} can’t be read: ${p.reason}.`,
    () => 'Correct the file, or the path in devices.connhex.agentConfig.',
  ),
  'connhex-agent-section-missing': warning(
    'agent.toml without an [ota] section',
    (p: { file: string }) =>
      `${show(p.file)} has no [ota] section, so that devices neither fetch nor install a release by themselves.`,
    () => 'Add [ota] with auto_install = true, unless somebody installs each release by hand.',
  ),
  'connhex-agent-key-unknown': warning(
    'Key of [ota] that the agent doesn’t know',
    (p: { key: string; known: readonly string[] }) => `[ota] has ${show(p.key)}, which the agent passes over.`,
    (p) => `The keys are ${p.known.join(', ')}.`,
  ),
  'connhex-agent-type-wrong': invalid(
    'Value of [ota] of the wrong type',
    (p: { key: string; found: string; expected: string }) =>
      `${p.key} in [ota] is ${p.found}, and the agent wants ${p.expected}.`,
    (p) =>
      p.expected === 'a text' ? 'Put it in quotes: check_interval = "1h".' : 'Write true or false, without quotes.',
  ),
  'connhex-agent-contradiction': warning(
    'auto_install with auto_download switched off',
    (p: { file: string }) =>
      `${show(p.file)} switches auto_download off, which auto_install = true implies all the same.`,
    () => 'Leave auto_download out, or set both to false.',
  ),
  'connhex-token-missing': invalid(
    'Release for Connhex without a token',
    (p: { api: string }) => `Releases go to ${p.api}, and OTA_CONNHEX_TOKEN is not set.`,
    () => 'Give the access token of a user who may list, create and activate releases.',
  ),
  'connhex-token-unusable': invalid(
    'Token that can’t be sent',
    () => 'OTA_CONNHEX_TOKEN holds a blank, a line break or another character that no token has.',
    () => 'Give the token alone, without "Bearer" before it.',
  ),
  'connhex-unreachable': failed(
    'Connhex that can’t be reached',
    (p: { api: string; words: string }) => `${p.api} can’t be reached: ${p.words}.`,
    () => 'Check devices.connhex.publish.api and the network, then run again: what is done is not done twice.',
  ),
  'connhex-unauthorized': failed(
    'Token that Connhex refuses',
    (p: Answered) => `${p.api} takes the token for none of its own at ${p.request}${said(p.words)}.`,
    () => 'Put a valid access token into OTA_CONNHEX_TOKEN: they expire.',
  ),
  'connhex-forbidden': failed(
    'Token that may not do this',
    (p: Answered & { action: string }) => `The token may not ${p.action} at ${p.api}${said(p.words)}.`,
    () =>
      'Grant its user core:firmwares:listReleases, createRelease, activateRelease and deleteRelease on this firmware.',
  ),
  'connhex-firmware-missing': failed(
    'Firmware that Connhex doesn’t know',
    (p: Answered & { firmware: string }) =>
      `${p.api} knows no firmware ${show(p.firmware)}, or no such release of it, at ${p.request}${said(p.words)}.`,
    () => 'Check devices.connhex.publish.firmware, and that publish.api is the API’s address.',
  ),
  'connhex-refused': failed(
    'Release that Connhex refuses',
    (p: Answered) => `${p.api} refuses ${p.request} as malformed${said(p.words)}.`,
    () => 'Check the version and devices.connhex.minVersion and maxVersion against what the service takes.',
  ),
  'connhex-media-refused': failed(
    'Upload that Connhex takes for another type',
    (p: Answered) => `${p.api} refuses the type of ${p.request}${said(p.words)}.`,
    () =>
      'Something on the way, such as a proxy, changes the Content-Type of requests; it must be multipart/form-data.',
  ),
  'connhex-failed': failed(
    'Fault of Connhex',
    (p: Answered & { status: number }) => `${p.api} answers ${p.request} with status ${p.status}${said(p.words)}.`,
    () => 'Run again later: what is done is not done twice.',
  ),
  'connhex-answer-unexpected': failed(
    'Answer that is none of Connhex',
    (p: Answered & { status: number }) =>
      `${p.api} answers ${p.request} with status ${p.status} and nothing that can be used${said(p.words)}.`,
    () => 'Check that devices.connhex.publish.api is the API’s address, and not that of a page.',
  ),
  'connhex-release-differs': failed(
    'Version that Connhex has with other bytes',
    (p: { api: string; version: string; expected: string; found: string }) =>
      `${p.api} has ${p.version} already with ${p.found}, where this release has ${p.expected}.`,
    () =>
      'A version is never replaced. Delete that release in Connhex if no device can have it, or release under a higher version.',
  ),
  'connhex-upload-damaged': failed(
    'Upload that arrived damaged at Connhex',
    (p: { api: string; version: string; expected: string; found: string; removed: boolean }) =>
      `${p.version} arrived at ${p.api} with ${p.found}, where ${p.expected} were sent; ` +
      `${p.removed ? 'it was deleted again' : 'it could not be deleted again'}.`,
    (p) =>
      p.removed
        ? 'Run again. Where it happens again, something on the way changes what passes through it.'
        : 'Delete the release in Connhex, then run again.',
  ),
  'connhex-checksum-unknown': warning(
    'Checksum of Connhex that can’t be compared',
    (p: { api: string; version: string; checksum: string }) =>
      `${p.api} gives ${p.version} the checksum ${show(p.checksum)}, which is none of SHA-256, SHA-512, SHA-1 and MD5; its size is right.`,
    () => 'Compare the file that Connhex hands out with the bundle yourself, once.',
  ),
  'connhex-not-activated': warning(
    'Release that was not made the active one',
    (p: { version: string; higher: string }) =>
      `${p.version} is at Connhex, and not active: ${p.higher} is higher, and devices above the active release go down to it.`,
    () => 'Activate it in Connhex if devices are to go down.',
  ),
};
