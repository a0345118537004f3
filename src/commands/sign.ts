import { resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { painter } from '../report/style.js';
import { isPending } from '../signing/file-signer.js';
import { type ShownRequest, shownRequests, signRequests } from '../signing/sign-requests.js';
import { readSignatureFile, writeSignatureFile } from '../signing/signature-file.js';
import type { SignatureRequests } from '../signing/signature-request.js';
import { signableOf } from '../site/signable.js';
import { runFlow } from '../steps/flow.js';
import { exportFlow } from '../steps/pipeline.js';
import { given } from '../steps/skips.js';
import { type CommandContext, type CommandEnd, done, type RunCommand } from './context.js';
import { runRelease } from './release.js';
import { releaseInputs } from './release-inputs.js';

/** `sign FILE` where the key is; `sign --export FILE` and `sign --import FILE` where the project is. */
export const runSign: RunCommand = async (context) => {
  const { flags, operands, directory, services } = context;
  const file = operands[0] ?? flags.signatures;
  if (file === undefined) throw fail('cli-operand-missing', { operand: 'FILE', command: 'sign' });
  if (flags.export && flags.import) throw fail('signatures-mode-unclear', {});
  const path = resolve(directory, file);
  if (!flags.export && !flags.import) return signOffline(context, path);
  // A change that is only proposed is never released, under whichever name of the command.
  const dryRun = context.proposal ? { dryRun: true } : {};
  const releasing: CommandContext = {
    ...context,
    operands: [],
    flags: { ...flags, ...dryRun, signatures: file },
    services: { ...services, signaturesFile: path },
  };
  return flags.import || context.proposal ? runRelease(releasing) : exportRequests(releasing, path);
};

/** Goes on with the release for as long as nobody sees anything of it, and leaves what is to be signed next in the file. */
const exportRequests = async (context: CommandContext, file: string): Promise<CommandEnd> => {
  const { services, print, flags } = context;
  const inputs = releaseInputs(context, 'release');
  try {
    await runFlow(exportFlow(services), inputs, { dryRun: false, reporter: services.reporter });
  } catch (error) {
    if (!isPending(error)) throw error;
    const requests = given(await readSignatureFile(file));
    print(flags.json ? JSON.stringify(exportJson(file, requests)) : exportText(file, requests).join('\n'));
    return done;
  }
  const nothing =
    'Nothing is left to be signed elsewhere. Go on with ota-release sign --import, or ota-release release.';
  print(flags.json ? JSON.stringify({ file, waiting: [] }) : nothing);
  return done;
};

const waitingOf = ({ requests, wanted }: SignatureRequests) =>
  requests.filter(
    ({ signatures }) => signatures.filter(({ keyid }) => wanted.keyids.includes(keyid)).length < wanted.signatures,
  );

const exportJson = (file: string, requests: SignatureRequests) => ({
  file,
  waiting: waitingOf(requests).map(({ id, what }) => ({ id, what })),
  wanted: requests.wanted,
});

const exportText = (file: string, requests: SignatureRequests): readonly string[] => [
  '',
  `${file} asks for ${requests.wanted.signatures === 1 ? 'a signature' : `${requests.wanted.signatures} signatures`} of`,
  ...requests.wanted.keyids.map((keyid) => `  key ${keyid}`),
  'under',
  ...waitingOf(requests).map(({ what, id }) => `  ${what}, ${id.slice(0, 16)}`),
  'Next, where the key is: ota-release sign FILE. Then here: ota-release sign --import FILE.',
];

/** Shows what the bytes say, and signs them: without a project, and without a network. */
const signOffline = async (context: CommandContext, file: string): Promise<CommandEnd> => {
  const { services, print, flags } = context;
  const requests = await readSignatureFile(file);
  if (!requests) throw fail('signatures-file-missing', { file });
  const shown = shownRequests(requests, signableOf);
  // Before a key is asked for: whoever has none with them can look, too.
  if (!flags.json) for (const line of shownText(context, file, requests, shown)) print(line);
  const signers = await services.openSigners();
  if (signers.length === 0) throw fail('key-secret-missing', {});
  const { signed, added } = await signRequests(requests, signers, file);
  if (added > 0) await writeSignatureFile(file, signed);
  if (flags.json) print(JSON.stringify({ file, added, requests: shown.map(requestJson) }));
  else
    print(
      added > 0
        ? `${added === 1 ? 'One signature' : `${added} signatures`} added to ${file}.`
        : 'All of it was signed already.',
    );
  return done;
};

const requestJson = ({ request: { id }, described }: ShownRequest) => ({
  id,
  what: described.what,
  facts: described.lines,
});

const shownText = (
  { style }: CommandContext,
  file: string,
  { wanted }: SignatureRequests,
  shown: readonly ShownRequest[],
): readonly string[] => {
  const paint = painter(style);
  return [
    `${file} asks for ${wanted.signatures === 1 ? 'a signature' : `${wanted.signatures} signatures`} under`,
    ...shown.flatMap(({ request, described }) => [
      '',
      paint(described.what, 'bold'),
      ...described.lines.map((line) => `  ${line}`),
      `  ${paint(`id ${request.id}`, 'dim')}`,
    ]),
    '',
  ];
};
