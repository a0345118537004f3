import { STABLE } from '../site/layout.js';
import type { ReissueInputs, ReissueRequest } from '../steps/reissue-inputs.js';
import { reissue } from '../steps/release.js';
import { releaseNumber } from '../version/semver.js';
import {
  CHANGE_OPTIONS,
  checkOptions,
  EXPECTED,
  type ExpectedOptions,
  SITE,
  SITE_OPTIONS,
  unknownKind,
} from './check-options.js';
import { givenTrust } from './given-trust.js';
import { withSource } from './open-source.js';
import type { Reissue } from './operate.js';
import type { ChangeOptions } from './options.js';
import type { ReleaseReport } from './reports.js';
import { releaseInputsOf } from './run-inputs.js';
import { withServices } from './run-services.js';

const { text, anyText } = EXPECTED;
type Of<Kind extends Reissue['kind']> = Extract<Reissue, { readonly kind: Kind }>;

const COMMON = { kind: text, version: text, as: text, reason: anyText };
const PROMOTE: ExpectedOptions<Of<'promote'>> = { ...COMMON, to: text, from: text };
const AGAIN: ExpectedOptions<Of<'reissue'>> = COMMON;
const RESIGN: ExpectedOptions<Of<'resign'>> = {
  ...COMMON,
  site: SITE,
  keys: SITE_OPTIONS.keys,
  threshold: SITE_OPTIONS.threshold,
};

/** `reissue`, once it is called. */
export const runReissue = async (request: Reissue, options: ChangeOptions): Promise<ReleaseReport> => {
  checkOptions('reissue', options, CHANGE_OPTIONS, ['directory']);
  assertRequest(request);
  const run = (site?: ReissueRequest['site']) =>
    withServices(options, (services) => reissue(services, inputsOf(request, options, site)));
  if (request.kind !== 'resign') return run();
  const trust = await givenTrust(request);
  return withSource(request.site, options.environment, (source) => run({ source, trust }));
};

const assertRequest = (request: Reissue): void => {
  if (request?.kind === 'promote') checkOptions('reissue promote', request, PROMOTE, ['version', 'to']);
  else if (request?.kind === 'reissue') checkOptions('reissue reissue', request, AGAIN, ['version', 'as']);
  else if (request?.kind === 'resign') checkOptions('reissue resign', request, RESIGN, ['version', 'site', 'keys']);
  else throw unknownKind('reissue', request);
};

const inputsOf = (request: Reissue, options: ChangeOptions, site: ReissueRequest['site']): ReissueInputs => {
  const { dryRun, ...run } = options;
  const { overrides, ...inputs } = releaseInputsOf(run, dryRun ? 'plan' : 'release');
  const promoted = request.kind === 'promote';
  const unasked = promoted && request.to === STABLE ? releaseNumber(request.version) : request.version;
  const { version: _, channel, ...others } = overrides;
  const to = promoted ? request.to : channel;
  return {
    ...inputs,
    overrides: {
      ...others,
      ...(to === undefined ? {} : { channel: to }),
      origins: { ...overrides.origins, ...(promoted ? { channel: 'to' } : {}) },
    },
    reissue: {
      kind: request.kind,
      of: request.version,
      as: request.as ?? unasked,
      place: { file: request.as === undefined ? 'version' : 'as' },
      ...(promoted && request.from !== undefined ? { from: request.from } : {}),
      ...(request.reason === undefined ? {} : { reason: request.reason }),
      ...(site ? { site } : {}),
    },
  };
};
