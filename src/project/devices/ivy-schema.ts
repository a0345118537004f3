import { z } from 'zod';
import { repositoryFault } from '../../devices/ivy/repository-name.js';
import { problem } from '../../errors/problem.js';
import { path, rule, text, uniqueItems, wholeNumber } from '../rules.js';

/** Whose addresses a published source archive answers under. */
export const IVY_ARCHIVES = ['gitlab', 'github'] as const;

/** How long gate tests may take where the project doesn’t say. */
export const DEFAULT_GATE_MINUTES = 10;

const MAX_GATE_MINUTES = 120;
const MAX_NAME = 128;

/** A host and perhaps a port. Anchored: the device’s own pattern is not, and a blank or `;` in it reaches a shell there. */
const HOST =
  /^(?=.{1,253}(?::|$))[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::[0-9]{1,5})?$/;
const PYTHON = /^3(?:\.[0-9]{1,3}){1,2}$/;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a text is a host, with or without a port, as devices may be told of it. */
export const isIvyHost = (value: string): boolean => HOST.test(value);

const repository = text({ maxLength: 256 }).check(
  rule((value) => {
    const reason = repositoryFault(value);
    return reason === undefined
      ? undefined
      : (_key, place) => problem('ivy-repository-invalid', { value, reason }, place);
  }),
);

const host = text({ maxLength: 260 }).check(
  rule((value) => (isIvyHost(value) ? undefined : (_key, place) => problem('ivy-host-invalid', { value }, place))),
);

const identifier = text({ maxLength: MAX_NAME }).check(
  rule((value) =>
    IDENTIFIER.test(value) ? undefined : (_key, place) => problem('ivy-constant-name', { value }, place),
  ),
);

const python = text({ maxLength: 16 }).check(
  rule((value) => (PYTHON.test(value) ? undefined : (_key, place) => problem('ivy-python-invalid', { value }, place))),
);

const notEmpty = rule((items: readonly string[]) =>
  items.length > 0 ? undefined : (key, place) => problem('project-list-empty', { key }, place),
);

const constants = z.strictObject({
  file: path().meta({ description: 'The Python file that holds them.', examples: ['src/constants.py'] }),
  version: identifier
    .optional()
    .meta({ description: 'Name of the version’s constant. Left out: `VERSION`, else `__version__`.' }),
  name: identifier.optional().meta({ description: 'Name of the constant with the system’s name. Left out: `NAME`.' }),
});

/** `devices.ivy`: how Ivy devices find a release, and what is proven of it. */
export const ivySchema = z
  .strictObject({
    repository: repository.optional().meta({
      description:
        'The repository as devices have it in their configuration, such as `team/logger`: its source archive is published below the public URL. Left out, devices fetch it from the forge.',
      examples: ['team/logger'],
    }),
    host: host.optional().meta({
      description:
        'The host as devices have it in their configuration, for the connection test. Left out, that of the public URL.',
      examples: ['updates.example.com'],
    }),
    archives: z
      .array(z.enum(IVY_ARCHIVES))
      .check(notEmpty, uniqueItems())
      .optional()
      .meta({
        description:
          'Under whose addresses the source archive is published: `gitlab` for devices with the provider gitlab, `github` (also as `api.` and the host) for those with github. Left out, both.',
        examples: [['gitlab']],
        minItems: 1,
        uniqueItems: true,
      }),
    systemName: text({ maxLength: MAX_NAME })
      .optional()
      .meta({
        description: 'The system’s name as the program has it; it never changes. Left out, the product.',
        examples: ['roof-das'],
      }),
    constants: constants.optional().meta({
      description:
        'Where the program states its version and the system’s name. Left out, `src/constants.py` where there is one.',
    }),
    python: python.optional().meta({
      description: 'The Python that runs on the devices: `requires-python` must take it. `3.11` stands for 3.11.0.',
      examples: ['3.11'],
    }),
    gateTests: z
      .array(text({ maxLength: 1024 }))
      .check(notEmpty)
      .optional()
      .meta({
        description:
          'A program and its arguments that run the gate tests, without a shell, in a clean copy of the released source, before every release and plan.',
        examples: [['pdm', 'run', 'pytest', '-m', 'version_change', 'tests/']],
        minItems: 1,
      }),
    gateMinutes: wholeNumber({ minimum: 1, maximum: MAX_GATE_MINUTES })
      .optional()
      .meta({ description: `Minutes that the gate tests may take. Left out: ${DEFAULT_GATE_MINUTES}.` }),
  })
  .meta({ description: 'Ivy: the source archive of the tag, its gate tests, the fleet configuration.' });
