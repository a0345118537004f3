import { type Details, type Problem, problem } from '../../errors/problem.js';
import type { DeviceFamilyName } from '../../project/device-families.js';

const FAMILY_NAMES: Readonly<Record<DeviceFamilyName, string>> = {
  zos: '0-OS',
  ivy: 'Ivy',
  connhex: 'Connhex',
  ioto: 'Ioto',
  pantavisor: 'Pantavisor',
};

type ServerCode = Extract<Problem['code'], `verify-http-${string}` | `public-http-${string}`>;

/** Something that a web server does, before it is known whose findings are wanted. */
export type ServerFinding = { readonly [Code in ServerCode]: FindingOf<Code> }[ServerCode];

interface FindingOf<Code extends ServerCode> {
  readonly code: Code;
  readonly details: Omit<Details<Code>, 'devices'>;
  /** The families that stumble; none where every client does. */
  readonly families: readonly DeviceFamilyName[];
  /** Who stumbles gets no update at all, rather than a slower one. */
  readonly stops: boolean;
}

/**
 * The finding as a problem, if it concerns one of the devices: an error where it keeps them from an update. Without
 * devices every finding is shown, as a warning.
 */
export const wordedFinding = (
  { code, details, families, stops }: ServerFinding,
  devices: readonly DeviceFamilyName[] | undefined,
): readonly Problem[] => {
  const concerned = devices ? families.filter((family) => devices.includes(family)) : families;
  if (families.length > 0 && concerned.length === 0) return [];
  const names = concerned.map((family) => FAMILY_NAMES[family]).join(', ') || 'every client';
  const severity = stops && devices ? 'error' : 'warning';
  // The union of codes and details is one by construction.
  return [problem(code, { ...details, devices: names } as Details<typeof code>, { file: details.path }, severity)];
};
