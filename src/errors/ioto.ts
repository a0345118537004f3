import { failed, invalid, show, warning } from './entry.js';

/** What keeps Ioto devices from an update, or from the right one. */
export const iotoErrors = {
  'ioto-url-insecure': invalid(
    'Update over http for Ioto',
    (p: { url: string }) => `Ioto devices would be sent to ${show(p.url)}; their clients take https alone.`,
    () => 'Set publicUrl to an https address.',
  ),
  'ioto-url-port': warning(
    'Update on a port of its own for Ioto',
    (p: { url: string; port: string }) =>
      `Ioto devices would be sent to ${show(p.url)}; the updater in C can’t take a URL with a port (${p.port}).`,
    () => 'Serve the site on port 443, or let no device have that updater.',
  ),
  'ioto-policy-unknowable': warning(
    'Policy that a static document can’t answer',
    (p: { properties: readonly string[] }) =>
      `The policy asks for ${p.properties.map(show).join(', ')}, which a static document can’t know: it offers the release to nobody.`,
    () =>
      'Let devices ask ota-release serve, or the handler ota-release/check-in on a platform for functions; or write the policy with version, major, minor and patch alone.',
  ),
  'ioto-policy-unmatched': warning(
    'Policy that matches no sample',
    (p: { policy: string; samples: number }) =>
      `The policy ${show(p.policy)} matches none of the ${p.samples} sample device(s).`,
    () => 'Correct the policy, or add a sample of a device that is meant to be offered the release.',
  ),
  'ioto-sample-invalid': invalid(
    'Sample that is no device',
    (p: { reason: string }) => `The sample ${p.reason}.`,
    () => 'Write what one device tells in a check-in: {"version": "1.0.0", "memory": 256}.',
  ),
  'ioto-agent-config-unreadable': invalid(
    'Agent configuration that can’t be read',
    (p: { reason: string }) => `The configuration of the Ioto agent can’t be read: ${p.reason}.`,
    () => 'Correct it, or the path in devices.ioto.agentConfig.',
  ),
  'ioto-agent-setting': invalid(
    'Agent setting that keeps devices from updates',
    (p: { path: string; value: unknown; reason: string; instead: string }) =>
      `${p.path} ${p.value === undefined ? 'is missing, which' : `is ${show(p.value)}, which`} ${p.reason}.`,
    (p) => `Write ${p.instead}.`,
  ),
  'ioto-documents-many': warning(
    'Many documents for Ioto',
    (p: { documents: number }) =>
      `The site gets ${p.documents} documents for Ioto, each of which every release compares.`,
    () =>
      'Set devices.ioto.cohorts to false where devices ask ota-release serve, and drop versions of rehearsal.from that no device has any more.',
  ),
  'ioto-file-too-large': invalid(
    'File too large for Ioto',
    (p: { bytes: number; maxBytes: number }) =>
      `With its signature, the bundle has ${p.bytes} bytes; the Ioto updaters take at most ${p.maxBytes}.`,
    () => 'Leave files out of the bundle, or shorten the notes.',
  ),
  'ioto-site-unprepared': invalid(
    'Site that was not released for Ioto',
    (p: { site: string; channel: string }) =>
      `The newest revision of channel ${p.channel} on ${p.site} says nothing of Ioto devices.`,
    () => 'Add ioto to devices in the project file, and release a version.',
  ),
  'ioto-serve-address': failed(
    'Address that can’t be listened on',
    (p: { address: string; reason: string }) => `Can’t listen on ${p.address}: ${p.reason}.`,
    () => 'Choose another port with --port; 0 takes a free one.',
  ),
};
