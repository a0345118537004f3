import { relative } from 'node:path';
import { type CommandContext, type CommandEnd, done, type RunCommand } from './context.js';
import { type Answers, type GivenAnswers, NO_KEYS, proposedAnswers } from './init/answers.js';
import { askAnswers } from './init/ask.js';
import { detectProject, type Surroundings } from './init/detect.js';
import { nextSteps } from './init/next-steps.js';
import { findings, outcomeLines, remarks, stepLines } from './init/told.js';
import { type InitOutcome, previewProject, writeProject } from './init.js';

/** `init`: looks at what is there, asks the little that it can’t know, and writes what a project needs to be released. */
export const runInit: RunCommand = async (context) => {
  const { directory, flags, origins } = context;
  const seen = await detectProject(directory);
  const given = givenAnswers(context);
  const proposed = await proposedAnswers(seen, given, {
    ...origins,
    ...(origins.model ? { models: origins.model } : {}),
  });
  const answers = await answered(context, { seen, given, proposed });
  const outcome = await (flags.dryRun ? previewProject : writeProject)(seen, answers);
  return tell(context, { seen, answers, outcome });
};

/** A key that a job makes is gone with its machine: there none is made unasked. */
const givenAnswers = ({ flags, origins, runtime }: CommandContext): GivenAnswers => {
  const keys = flags.keys ?? (isJob(runtime.environment) ? NO_KEYS : undefined);
  return {
    ...(flags.product === undefined ? {} : { product: flags.product }),
    ...(flags.model === undefined ? {} : { models: flags.model }),
    ...(flags.forge === undefined || flags.forge === 'auto' ? {} : { forge: flags.forge }),
    ...(flags.host === undefined ? {} : { host: { text: flags.host, origin: origins.host ?? '--host' } }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl }),
    ...(flags.family === undefined ? {} : { families: flags.family }),
    ...(keys === undefined ? {} : { keys }),
    ...(flags.schedule === undefined ? {} : { schedule: flags.schedule }),
  };
};

const isJob = ({ CI }: CommandContext['runtime']['environment']): boolean =>
  CI !== undefined && !/^(|0|false)$/i.test(CI);

interface Asked {
  readonly seen: Surroundings;
  readonly given: GivenAnswers;
  readonly proposed: Answers;
}

const answered = async (
  { flags, openPrompter }: CommandContext,
  { seen, given, proposed }: Asked,
): Promise<Answers> => {
  if (flags.yes || flags.json || openPrompter === undefined) return proposed;
  const prompter = await openPrompter();
  prompter.begin(
    'A project of signed releases. Enter takes what is proposed, Ctrl-C leaves everything as it is.',
    findings(seen),
  );
  const answers = await askAnswers(prompter, seen, given, proposed);
  prompter.end(flags.dryRun ? 'Nothing is written: a dry run.' : 'That is all.');
  return answers;
};

interface Told {
  readonly seen: Surroundings;
  readonly answers: Answers;
  readonly outcome: InitOutcome;
}

const tell = ({ directory, flags, print, runtime, openPrompter }: CommandContext, told: Told): CommandEnd => {
  const { seen, answers, outcome } = told;
  const secretFile = outcome.key && relative(directory, outcome.key.secretFile);
  const tool = runtime.environment.npm_command === 'exec' ? 'npx ota-release' : 'ota-release';
  const steps = nextSteps({ seen, answers, written: outcome.written, tool, ...(secretFile ? { secretFile } : {}) });
  const said = remarks(seen, answers, outcome);
  if (flags.json) {
    print(JSON.stringify(facts(told, { dryRun: flags.dryRun ?? false, directory, remarks: said, next: steps })));
    return done;
  }
  const isAsked = openPrompter !== undefined && !flags.yes;
  print(
    [
      ...(isAsked ? [] : findings(seen).map((line) => `found  ${line}`)),
      ...(outcome.written.length === 0 ? ['Nothing was missing.'] : []),
      ...outcomeLines(directory, outcome, flags.dryRun ?? false),
      ...(said.length > 0 ? ['', ...said] : []),
      '',
      'Next:',
      ...stepLines(steps),
    ].join('\n'),
  );
  return done;
};

const facts = (
  { seen, answers, outcome }: Told,
  rest: {
    readonly dryRun: boolean;
    readonly directory: string;
    readonly remarks: readonly string[];
    readonly next: unknown;
  },
) => {
  const { directory, ...told } = rest;
  const { key } = outcome;
  return {
    written: outcome.written,
    kept: outcome.kept,
    key: key
      ? { secretFile: relative(directory, key.secretFile), publicKey: key.publicKey, found: key.found }
      : undefined,
    product: answers.product,
    models: answers.models,
    version: seen.version,
    versionSource: seen.versionSource,
    forges: answers.forges,
    host: answers.host.text,
    publicUrl: answers.publicUrl,
    devices: answers.families,
    ...told,
  };
};
