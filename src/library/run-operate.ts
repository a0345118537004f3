import { readKeyOperand } from '../operations/keys-operand.js';
import { retireKey } from '../operations/keys-retire.js';
import { rotateKey } from '../operations/keys-rotate.js';
import { operate } from '../operations/operate.js';
import type { Operation } from '../operations/operation.js';
import { pruneOperation } from '../operations/prune.js';
import { refreshOperation } from '../operations/refresh.js';
import { rolloutOperation } from '../operations/rollout.js';
import type { RolloutAction } from '../operations/rollout-request.js';
import { yankOperation } from '../operations/yank.js';
import { ROLLOUT_HOURS } from '../project/quantities.js';
import { WHOLE_FLEET } from '../site/rollout.js';
import { CHANGE_OPTIONS, checkOptions, EXPECTED, type ExpectedOptions, unknownKind } from './check-options.js';
import type { Change } from './operate.js';
import type { ChangeOptions } from './options.js';
import type { OperationReport } from './reports.js';
import { operationInputsOf } from './run-inputs.js';
import { withServices } from './run-services.js';

const { text, anyText } = EXPECTED;
const percent = {
  words: `a whole number from 0 to ${WHOLE_FLEET}`,
  fits: (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= WHOLE_FLEET,
};
const { minimum, maximum } = ROLLOUT_HOURS;
const hours = {
  words: `a whole number of hours from ${minimum} to ${maximum}`,
  fits: (value: unknown) => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
};
const kind = text;

type Of<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;
type Named = Extract<Change, { readonly kind: 'pause-rollout' | 'resume-rollout' | 'complete-rollout' }>;

const PLAIN: ExpectedOptions<Of<'refresh' | 'prune'>> = { kind };
const ROLLOUT: ExpectedOptions<Of<'rollout'>> = { kind, percent, hours, version: text, reason: anyText };
const NAMED: ExpectedOptions<Named> = { kind, version: text, reason: anyText };
const YANK: ExpectedOptions<Of<'yank'>> = { kind, version: text, reason: anyText };
const ROTATE: ExpectedOptions<Of<'rotate-key'>> = { kind, key: text, replaces: text, reason: anyText };
const RETIRE: ExpectedOptions<Of<'retire-key'>> = { kind, key: text, reason: anyText };

/** `operate`, once it is called. */
export const runOperate = async (change: Change, options: ChangeOptions): Promise<OperationReport> => {
  checkOptions('operate', options, CHANGE_OPTIONS, ['directory']);
  const operation = await operationOf(change);
  return withServices(options, (services) => operate(services, operation, operationInputsOf(options)));
};

const operationOf = async (change: Change): Promise<Operation> => {
  const call = `operate ${String(change?.kind)}`;
  switch (change?.kind) {
    case 'rollout':
      checkOptions(call, change, ROLLOUT, ['percent']);
      return rollout(change, actionOf(change));
    case 'pause-rollout':
    case 'resume-rollout':
    case 'complete-rollout':
      checkOptions<Named>(call, change, NAMED, []);
      return rollout(change, { kind: TO_BECOME[change.kind] });
    case 'yank':
      checkOptions(call, change, YANK, ['version', 'reason']);
      return yankOperation(change);
    case 'refresh':
      checkOptions(call, change, PLAIN, []);
      return refreshOperation();
    case 'prune':
      checkOptions(call, change, PLAIN, []);
      return pruneOperation();
    case 'rotate-key': {
      checkOptions(call, change, ROTATE, ['key']);
      const replaces = change.replaces === undefined ? {} : { replaces: await operandOf(change.replaces) };
      return rotateKey({ key: await operandOf(change.key), ...replaces, ...reasonOf(change) });
    }
    case 'retire-key':
      checkOptions(call, change, RETIRE, ['key']);
      return retireKey({ key: await operandOf(change.key), ...reasonOf(change) });
    default:
      throw unknownKind('operate', change);
  }
};

const TO_BECOME = { 'pause-rollout': 'pause', 'resume-rollout': 'resume', 'complete-rollout': 'complete' } as const;

const actionOf = (change: Of<'rollout'>): RolloutAction =>
  change.hours === undefined
    ? { kind: 'set', percent: change.percent }
    : { kind: 'start', percent: change.percent, hours: change.hours };

const rollout = (change: Of<'rollout'> | Named, action: RolloutAction): Operation =>
  rolloutOperation({
    action,
    ...(change.version === undefined ? {} : { version: change.version }),
    ...reasonOf(change),
  });

const reasonOf = ({ reason }: { readonly reason?: string }) => (reason === undefined ? {} : { reason });

const operandOf = (key: string) =>
  readKeyOperand(key, () => Promise.reject(Object.assign(new Error('no file is read'), { code: 'no key, nor an id' })));
