import type { RunCommand } from '../commands/context.js';

/** One command: what its help says, and where its code is. Loaded only when it is run. */
export interface CommandEntry {
  readonly name: string;
  /** Operands as commander spells them: `<site>`, `[dir]`, `[config...]`. */
  readonly operands: string;
  readonly summary: string;
  readonly description: string;
  /** Command lines with what they do, for the help. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  readonly load: () => Promise<RunCommand>;
  /** It waits seconds for what doesn’t answer, where others try again for minutes. */
  readonly hurried?: true;
}

/** Every command, in the order in which the help lists them. A new command is one file and one entry here. */
export const commandTable: readonly CommandEntry[] = [
  {
    name: 'release',
    operands: '',
    summary: 'check, pack, sign, tag and publish a version, then verify it',
    description:
      'Runs the whole flow: load project, preflight, check, pack, plan, sign, stage, rehearse, tag, commit, verify. Running it again finishes what a run that was cut short had begun; nothing is published twice.',
    examples: [
      ['ota-release release', 'release the version that the project file names'],
      ['ota-release release --dry-run', 'print the plan; needs no secret, writes nothing'],
      ['ota-release release --version 1.2.0 --json', 'one machine-readable result'],
    ],
    load: async () => (await import('../commands/release.js')).runRelease,
  },
  {
    name: 'plan',
    operands: '',
    summary: 'print what a release would write, in order (release --dry-run)',
    description:
      'Reads the site and the repository, packs the bundle, and prints the very plan that a release carries out.',
    examples: [
      ['ota-release plan --json', 'the plan as JSON'],
      ['ota-release plan --fleet', 'what each fielded version would do with the release'],
    ],
    load: async () => (await import('../commands/release.js')).runPlan,
  },
  {
    name: 'check',
    operands: '',
    summary: 'judge project, version, config schemas, upgrade paths, bundle and repository',
    description: 'Reports every problem at once, each with its place and what to change. Needs no secret.',
    examples: [
      ['ota-release check', 'findings as text'],
      ['ota-release check --strict', 'warnings count as errors'],
      ['ota-release check --format sarif > findings.sarif', 'for code scanning'],
    ],
    load: async () => (await import('../commands/check.js')).runCheck,
  },
  {
    name: 'pack',
    operands: '',
    summary: 'lint and pack the bundle into a reproducible zip',
    description: 'Works without a git repository; with --root also without a project file.',
    examples: [
      ['ota-release pack --out build/update.zip', 'pack bundle.root of the project'],
      ['ota-release pack --root payload --out update.zip', 'pack any directory'],
    ],
    load: async () => (await import('../commands/pack.js')).runPack,
  },
  {
    name: 'verify',
    operands: '[site]',
    summary: 'audit a whole site, wherever it is, with the trusted keys',
    description:
      'Checks every signature, digest, size, pointer, order, counter and expiry, and over HTTP what devices would stumble over. Without a site it is the project’s own, on its host and through its public URL. Exit code 3 when anything does not verify.',
    examples: [
      ['ota-release verify', 'the site of the project, and what devices get of it'],
      ['ota-release verify site --key keys/ota.pub', 'a site in a directory'],
      ['ota-release verify https://updates.example.com --key keys/ota.pub', 'a site as devices see it'],
      ['ota-release verify part.tar --only 1.1.0 --key keys/ota.pub', 'an export of one release'],
    ],
    load: async () => (await import('../commands/verify.js')).runVerify,
  },
  {
    name: 'export',
    operands: '[site]',
    summary: 'write a verified copy of a site, or of some releases, to a directory or tar',
    description:
      'For a USB stick, a mirror or an air gap: what is written verifies there, offline, with the same keys. Without a site it is the project’s own. Nothing that doesn’t verify is exported; an export that was cut short is finished by running it again, and an earlier one is extended.',
    examples: [
      ['ota-release export --out usb/site', 'all of the project’s site'],
      ['ota-release export site --out site.tar.gz --key keys/ota.pub', 'a reproducible tarball'],
      ['ota-release export --only 1.1.0 --only 1.2.0 --out part.tar', 'these releases alone'],
    ],
    load: async () => (await import('../commands/export.js')).runExport,
  },
  {
    name: 'mirror',
    operands: '[from] [to]',
    summary: 'copy a verified site from one host to another, keeping order and signatures',
    description:
      'Copies what the target lacks, in the order in which readers may see it, and never rolls it back: a target that is newer, or has another history, is refused. Running it again copies what is new.',
    examples: [
      ['ota-release mirror https://updates.example.com s3://mirror/logger', 'from the public URL to a bucket'],
      ['ota-release mirror site.tar /srv/www/logger --key keys/ota.pub', 'what came over the air gap'],
      ['ota-release mirror site branch:gh-pages --dry-run', 'what would be written'],
    ],
    load: async () => (await import('../commands/mirror.js')).runMirror,
  },
  {
    name: 'rehearse',
    operands: '[site]',
    summary: 'take a release as its devices would, before any of them sees it',
    description:
      'For each family of devices and each fielded version: the family’s own decision, the download, the verification, update.sh in a throw-away root, and the states and messages that the device would report. With --staged it is what a release of the project would publish.',
    examples: [
      ['ota-release rehearse --staged', 'what a release would publish'],
      ['ota-release rehearse site --family connhex --from 1.0.0 --json', 'every state and message, one JSON a line'],
      ['ota-release rehearse site --family connhex --fault power-cut', 'something goes wrong on the way'],
    ],
    load: async () => (await import('../commands/rehearse.js')).runRehearse,
  },
  {
    name: 'serve',
    operands: '[site]',
    summary: 'answer the check-ins of Ioto devices from a published site',
    description:
      'A small service that keeps nothing: it reads the signed index of a site, verifies it, and answers POSTs. The same as a fetch handler for serverless platforms is in the library.',
    examples: [['ota-release serve https://updates.example.com --key keys/ota.pub --port 8080', 'until it is stopped']],
    load: async () => (await import('../commands/serve.js')).runServe,
  },
  {
    name: 'status',
    operands: '[site]',
    summary: 'how long the index stays good, and what is about to go wrong',
    description:
      'Verifies the newest revision of each channel and says how long until it expires, how far roll-outs are, and which keys devices trust. Exit code 3 where something has expired or is about to: made for a scheduled job.',
    examples: [
      ['ota-release status', 'the site of the project'],
      [
        'ota-release status https://updates.example.com --key keys/ota.pub --within 30d',
        'any site, with time to spare',
      ],
    ],
    load: async () => (await import('../commands/status.js')).runStatus,
  },
  {
    name: 'log',
    operands: '[site] [version]',
    summary: 'the history of a site, each revision verified',
    description:
      'Prints every revision of a channel, newest first: what changed, who did it, when and why. Each is verified, and so is the chain between them. With a version, everything of that release: its record, provenance, roll-out and withdrawal.',
    examples: [
      ['ota-release log', 'the project’s site'],
      ['ota-release log --json', 'one JSON a revision'],
      ['ota-release log 1.2.0 --json', 'one JSON of all that is known of a release'],
      ['ota-release log https://updates.example.com --key keys/ota.pub', 'any site'],
    ],
    load: async () => (await import('../commands/log.js')).runLog,
  },
  {
    name: 'refresh',
    operands: '',
    summary: 'sign the index anew, so that it stays good',
    description:
      'Makes one revision that changes nothing but its date: for a scheduled job, so that devices never see an index that has expired.',
    examples: [
      ['ota-release refresh', 'in a job that runs every week'],
      ['ota-release refresh --dry-run', 'until when it would be good'],
    ],
    load: async () => (await import('../commands/refresh.js')).runRefresh,
  },
  {
    name: 'rollout',
    operands: '[action] [value] [version]',
    summary: 'offer a release to a part of the fleet: set, start, pause, resume, complete',
    description:
      'Changes how much of the fleet is offered a release; the rest keeps the version before. Each change is a signed revision with who, when and why.',
    examples: [
      ['ota-release rollout set 10', 'a tenth of the fleet is offered the newest release'],
      ['ota-release rollout start --over 48h', 'from nobody to everybody in two days'],
      ['ota-release rollout pause --reason reboots', 'nobody new is offered it'],
      ['ota-release rollout complete 1.2.0', 'everybody is'],
    ],
    load: async () => (await import('../commands/rollout.js')).runRollout,
  },
  {
    name: 'yank',
    operands: '[version]',
    summary: 'withdraw a release: pointers go back, its number is never used again',
    description:
      'Keeps a tombstone in the signed index, and says who is left on the release and which devices would not go back.',
    examples: [
      ['ota-release yank 1.2.0 --reason bricks', 'withdraw it'],
      ['ota-release yank 1.2.0 --reason test --dry-run', 'who would be stranded'],
    ],
    load: async () => (await import('../commands/yank.js')).runYank,
  },
  {
    name: 'prune',
    operands: '',
    summary: 'remove old bundles by the project’s policy',
    description: 'Never removes a barrier, a release that others must step through, or the newest ones.',
    examples: [
      ['ota-release prune --dry-run', 'what would be removed'],
      ['ota-release prune', 'remove it'],
    ],
    load: async () => (await import('../commands/prune.js')).runPrune,
  },
  {
    name: 'channel',
    operands: '[action] [version]',
    summary: 'promote a release to another channel',
    description:
      'channel promote issues the tested bytes, the very same bundle, under a new signed statement that says where they come from: the release VERSION of the channel that --channel names goes to the one that --to names.',
    examples: [
      [
        'ota-release channel promote 1.2.0-rc.1 --channel beta --to stable --as 1.2.0',
        'what was tested becomes the release',
      ],
    ],
    load: async () => (await import('../commands/channel.js')).runChannel,
  },
  {
    name: 'reissue',
    operands: '[version]',
    summary: 'issue the bytes of a good release under a higher version',
    description:
      'For devices that never go down: after a withdrawal, what was good before is issued again, above what was withdrawn.',
    examples: [['ota-release reissue 1.1.0 --as 1.2.1', '1.1.0 again, above the withdrawn 1.2.0']],
    load: async () => (await import('../commands/reissue.js')).runReissue,
  },
  {
    name: 'resign',
    operands: '[site] [version]',
    summary: 'issue a release of another site under this project’s keys',
    description: 'What was tested with one key becomes a release of another, without a rebuild.',
    examples: [
      ['ota-release resign https://staging.example.com 1.2.0 --key keys/staging.pub', 'from staging to production'],
    ],
    load: async () => (await import('../commands/resign.js')).runResign,
  },
  {
    name: 'sign',
    operands: '[file]',
    summary: 'sign offline what a release or an operation waits for',
    description:
      'sign FILE shows what the file asks to be signed and signs it with the secret key that it is given: no project and no network are needed. sign --export FILE goes on with a release for as long as nobody sees anything of it, and writes what is to be signed next; sign --import FILE goes on with the signatures.',
    examples: [
      ['ota-release sign --export request.json', 'where the project is'],
      ['ota-release sign request.json', 'where the key is'],
      ['ota-release sign --import request.json', 'where the project is'],
    ],
    load: async () => (await import('../commands/sign.js')).runSign,
  },
  {
    name: 'validate',
    operands: '[config...]',
    summary: 'judge config texts against a JSON Schema',
    description: 'Exit code 0 when all are valid, 2 when some are not: made for commit hooks.',
    examples: [['ota-release validate --schema config/config.schema.json config/*.json', 'judge every file']],
    load: async () => (await import('../commands/validate.js')).runValidate,
  },
  {
    name: 'keys',
    operands: '[action] [key...]',
    summary: 'generate, show, rotate and retire the keys that sign',
    description:
      'keys generate prints a new secret once, or writes it to a directory with --out; keys show prints public keys; keys rotate, retire and status lead the fleet from one key to the next.',
    examples: [
      ['ota-release keys generate --out keys', 'ota.key (0600), ota.pub, ota.pub.pem, ota.pub.b64'],
      ['ota-release keys show keys/ota.pub', 'key id, base64, minisign and PEM'],
      [
        'ota-release keys rotate keys/new.pub --reason "yearly"',
        'the site names a key that is to replace the present one',
      ],
      ['ota-release keys status', 'which versions trust which key, and the next step'],
      ['ota-release keys retire 3fa9c2d1', 'refused while devices still need the key'],
    ],
    load: async () => (await import('../commands/keys.js')).runKeys,
  },
  {
    name: 'init',
    operands: '',
    summary: 'write a commented project file, schemas to start from, a CI job and a key',
    description:
      'Looks at what is there, asks at a terminal the little that it can’t know, writes everything at once, and says what to do next. Never writes over an existing file; the key lies outside of the repository.',
    examples: [
      ['ota-release init', 'in the root of your repository'],
      ['ota-release init --yes', 'the same, without a question'],
      ['ota-release init --dry-run', 'what would be written'],
      [
        'ota-release init --host s3://updates-example-com/gateway',
        'the same, and a pipeline that publishes to a bucket',
      ],
    ],
    load: async () => (await import('../commands/run-init.js')).runInit,
  },
  {
    name: 'doctor',
    operands: '',
    summary: 'find what is missing or wrong around the project, and say how to mend each',
    description:
      'Examines this machine, the clock, the repository, the project file, the forge, the host, the published site, the keys, the pipelines and the families of devices, and reports everything at once. It writes nothing, to no site and no remote, and needs no secret; with --probe it tries the host out with an object that it removes again.',
    examples: [
      ['ota-release doctor', 'what a release would stumble over'],
      ['ota-release doctor --probe', 'also whether the host may be written to, and honours conditions'],
      ['ota-release doctor --json', 'one machine-readable result'],
    ],
    load: async () => (await import('../commands/doctor.js')).runDoctor,
    hurried: true,
  },
  {
    name: 'demo',
    operands: '[dir]',
    summary: 'two releases and an update, end to end, in a new folder',
    description:
      'Makes a small repository, a key and a site with the real pipeline, releases 1.0.0 and 1.1.0, verifies the site and takes the update as a shell-only device would. No network.',
    examples: [['ota-release demo', 'in ./ota-demo']],
    load: async () => (await import('../commands/run-demo.js')).runDemoCommand,
  },
];
