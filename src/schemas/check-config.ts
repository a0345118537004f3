import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import type { ConfigText } from './config-text.js';
import type { ConfigContract } from './contract.js';
import { checkDroppedKeys } from './dropped-keys.js';
import { checkDemands } from './foreign-demands.js';
import { valueAt } from './json-pointer.js';
import { judgeTexts } from './judge-texts.js';
import { checkSecrets } from './secret-values.js';

/** Ivy: the grammar of `general.software_version`; neither a subset nor a superset of SemVer. */
const IVY_VERSION = /^\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?$/;

const VERSION_POINTER = '/general/software_version';

/** Everything that the release’s own contract shows to be wrong: its texts by both schemas, ForeignConfig’s demands, the template. */
export const checkConfig = async (
  contract: ConfigContract,
  { version }: { readonly version: string },
): Promise<readonly Problem[]> => {
  const { config, foreign, template } = contract;
  const texts: readonly ConfigText[] = [...(template ? [template] : []), ...contract.samples];
  const documents = texts.map(({ value }) => value);
  const demands = await gather(() => (foreign ? checkDemands(foreign, documents, version) : []));
  return [
    ...(config ? await judgeTexts(config, 'Config', texts) : []),
    ...(foreign ? await judgeTexts(foreign, 'ForeignConfig', texts) : []),
    ...(demands.value ?? demands.problems),
    ...(template ? checkTemplateVersion(template, version) : []),
    ...checkGrammar(contract, version),
    ...(config ? texts.flatMap((text) => checkDroppedKeys(config.json, text)) : []),
    ...texts.flatMap(checkSecrets),
  ];
};

const checkTemplateVersion = (template: ConfigText, version: string): readonly Problem[] => {
  const found = valueAt(template.value, VERSION_POINTER);
  if (found === undefined || found === version) return [];
  return [
    problem(
      'config-template-version',
      { found: typeof found === 'string' ? found : JSON.stringify(found), version },
      template.place(VERSION_POINTER),
    ),
  ];
};

/** Only where a device reads the version out of its config. */
const checkGrammar = ({ foreign, template }: ConfigContract, version: string): readonly Problem[] => {
  const isRead = foreign !== undefined || valueAt(template?.value, VERSION_POINTER) !== undefined;
  if (!isRead || IVY_VERSION.test(version)) return [];
  return [problem('config-version-grammar', { version }, template?.place(VERSION_POINTER))];
};
