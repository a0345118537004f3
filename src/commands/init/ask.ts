import { relative } from 'node:path';
import type { DeviceFamilyName } from '../../project/device-families.js';
import { DEVICE_FAMILIES } from '../../project/device-families.js';
import {
  type Answers,
  type GivenAnswers,
  proposedAnswers,
  proposedUrl,
  reasonAgainst,
  usualKeysDirectory,
} from './answers.js';
import type { Surroundings } from './detect.js';
import type { ForgeName } from './detect-forge.js';
import { wouldBeCommitted } from './git-facts.js';
import { hostSetup, SITE_BRANCH } from './host-setup.js';
import type { Choice, Prompter } from './prompter.js';

/**
 * Asks what was neither given nor is told by what is there; Enter alone gives the proposed answer everywhere. At most seven
 * questions, six where the remote names the forge.
 */
export const askAnswers = async (
  prompter: Prompter,
  seen: Surroundings,
  given: GivenAnswers,
  proposed: Answers,
): Promise<Answers> => {
  const told = { ...given };
  // A project file that is there has answered already.
  const isNew = seen.standing === undefined;
  const product = isNew && given.product === undefined ? await askProduct(prompter, proposed) : proposed.product;
  const models = isNew && given.models === undefined ? await askModels(prompter, product) : proposed.models;
  const forges = given.forge === undefined && proposed.forges.length !== 1 ? await askForge(prompter) : proposed.forges;
  const fitting = await proposedAnswers(seen, { ...told, product, models, forge: forges[0] ?? 'git' });
  const host = isNew && given.host === undefined ? await askHost(prompter, forges) : fitting.host;
  const publicUrl =
    isNew && given.publicUrl === undefined
      ? await askUrl(prompter, proposedUrl(seen, forges, host))
      : fitting.publicUrl;
  const families = isNew && given.families === undefined ? await askFamilies(prompter, seen) : fitting.families;
  const extras = await askExtras(prompter, { seen, given, fitting, product, forges });
  return { product, models, forges, host, publicUrl, families, ...extras };
};

const askProduct = async (prompter: Prompter, { product }: Answers): Promise<string> =>
  prompter.text({
    message: 'What is the product called? It is signed and part of file names, so it stays as it is.',
    initial: product,
    judge: (answer) => reasonAgainst('product', answer),
  });

const askModels = async (prompter: Prompter, product: string): Promise<readonly string[]> =>
  words(
    await prompter.text({
      message: 'Which hardware models does it fit? Signed too: a device refuses a release that doesn’t name its model.',
      initial: product,
      judge: (answer) =>
        words(answer).length === 0 ? 'Name one model at least.' : reasonAgainst('models', words(answer)),
    }),
  );

const words = (text: string): readonly string[] => text.split(/[\s,;]+/).filter(Boolean);

const FORGES: readonly Choice[] = [
  { value: 'github', label: 'GitHub', hint: '.github/workflows' },
  { value: 'gitlab', label: 'GitLab', hint: '.gitlab-ci.yml' },
  { value: 'git', label: 'Neither: I release from a shell' },
];

const askForge = async (prompter: Prompter): Promise<readonly ForgeName[]> => {
  const forge = await prompter.choose({
    message: 'Where does the repository live?',
    choices: FORGES,
    initial: 'github',
  });
  return forge === 'github' || forge === 'gitlab' ? [forge] : [];
};

interface HostKind extends Choice {
  /** What is asked next: the host as the project file has it. */
  readonly example?: string;
}

const HOSTS: readonly HostKind[] = [
  {
    value: `branch:${SITE_BRANCH}`,
    label: 'A branch of this repository',
    hint: 'served by Pages or any web server; nothing to set up',
  },
  {
    value: 's3',
    label: 'A bucket (S3, R2, MinIO)',
    hint: 'for large bundles and many devices',
    example: 's3://updates-example-com',
  },
  {
    value: 'put',
    label: 'A server that takes PUT',
    hint: 'WebDAV, a package registry',
    example: 'https://dav.example.com/updates',
  },
  { value: 'directory', label: 'A directory', hint: 'of your web server, or to try it out', example: 'site' },
];

const askHost = async (prompter: Prompter, forges: readonly ForgeName[]) => {
  const kind = await prompter.choose({
    message: 'Where should releases be published? Any plain web host will do: it isn’t trusted.',
    choices: HOSTS,
    initial: forges.length > 0 ? `branch:${SITE_BRANCH}` : 'directory',
  });
  const example = HOSTS.find(({ value }) => value === kind)?.example;
  if (example === undefined) return hostSetup(kind, 'host');
  const judge = (answer: string) => reasonAgainst('host', answer);
  return hostSetup(await prompter.text({ message: 'Which one?', initial: example, judge }), 'host');
};

const askUrl = async (prompter: Prompter, initial: string): Promise<string> =>
  prompter.text({
    message: 'Under which URL will devices read it? It can be changed until the first device is in the field.',
    initial,
    judge: (answer) => reasonAgainst('publicUrl', answer),
  });

const FAMILY_NAMES: Readonly<Record<DeviceFamilyName, string>> = {
  zos: '0-OS',
  ivy: 'Ivy',
  connhex: 'Connhex Edge',
  ioto: 'Ioto',
  pantavisor: 'Pantavisor',
};

const askFamilies = async (prompter: Prompter, { hints }: Surroundings): Promise<readonly DeviceFamilyName[]> => {
  const seenFor = (family: DeviceFamilyName) => hints.find((hint) => hint.family === family)?.seen;
  const chosen = await prompter.several({
    message: 'Do devices of one of these systems take the release? None is fine: any device with a shell can.',
    choices: DEVICE_FAMILIES.map((family) => ({
      value: family,
      label: FAMILY_NAMES[family],
      ...(seenFor(family) === undefined ? {} : { hint: `found ${seenFor(family)}` }),
    })),
    initial: hints.map(({ family }) => family),
  });
  return DEVICE_FAMILIES.filter((family) => chosen.includes(family));
};

interface ExtrasContext {
  readonly seen: Surroundings;
  readonly given: GivenAnswers;
  readonly fitting: Answers;
  readonly product: string;
  readonly forges: readonly ForgeName[];
}

const askExtras = async (
  prompter: Prompter,
  { seen, given, fitting, product, forges }: ExtrasContext,
): Promise<Pick<Answers, 'keys' | 'refresh'>> => {
  const usual = usualKeysDirectory(seen, product);
  const asksKeys = given.keys === undefined && seen.standing === undefined && !(await wouldBeCommitted(usual));
  const asksRefresh = given.schedule === undefined && forges.length > 0;
  const choices: readonly Choice[] = [
    ...(asksKeys
      ? [
          {
            value: 'keys',
            label: 'Make a signing key now',
            hint: `in ${relative(seen.directory, usual)}, outside of the repository`,
          },
        ]
      : []),
    ...(asksRefresh
      ? [
          {
            value: 'refresh',
            label: 'Write the weekly job that keeps the index fresh',
            hint: 'devices refuse an index that has expired',
          },
        ]
      : []),
  ];
  const chosen =
    choices.length === 0
      ? []
      : await prompter.several({ message: 'What else?', choices, initial: choices.map(({ value }) => value) });
  const keys = asksKeys ? (chosen.includes('keys') ? usual : undefined) : fitting.keys;
  return {
    ...(keys === undefined ? {} : { keys }),
    refresh: asksRefresh ? chosen.includes('refresh') : fitting.refresh,
  };
};
