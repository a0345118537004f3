import { ACCOUNT_INPUTS, SECRET_INPUTS } from '../project/secret-inputs.js';
import { secretsOf, withSeed } from './secrets.js';

type Environment = Readonly<Record<string, string | undefined>>;
/** Reads an input of the action by its name, trimmed; empty where it wasn't given. */
type ReadInput = (name: string) => string;

const secretInputs = Object.values(SECRET_INPUTS);
const handedOver = [...secretInputs, ...Object.values(ACCOUNT_INPUTS)];

/** The variable by which the runner hands an input over. */
const inputVariable = (flag: string): string => `INPUT_${flag.toUpperCase()}`;

/** Every secret that the step was given, by inputs or by the environment. */
export const actionSecrets = (environment: Environment, read: ReadInput): readonly string[] => [
  ...secretInputs.flatMap(({ flag }) => (read(flag) === '' ? [] : withSeed(read(flag)))),
  ...secretsOf(environment),
];

/**
 * The environment that the rest of the run sees: secret inputs, and the account beside them, stand in the variables from
 * which every face reads them, and no longer in the runner's. An input wins over the variable, as a flag does.
 */
export const actionEnvironment = (environment: Environment, read: ReadInput): Environment => {
  const handed = new Set(handedOver.map(({ flag }) => inputVariable(flag)));
  const kept = Object.entries(environment).filter(([name]) => !handed.has(name.toUpperCase()));
  const given = handedOver.flatMap(({ flag, env }) => {
    const text = read(flag);
    return text === '' ? [] : [[env, text] as const];
  });
  return Object.fromEntries([...kept, ...given]);
};
