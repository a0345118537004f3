import { describe, expect, test } from 'vitest';
import type { FleetRow } from '../../src/rehearsal/fleet.js';
import { fleetMermaid } from '../../src/rehearsal/fleet-mermaid.js';
import { familyOf, minors, planOf } from '../support/fleet-plans.js';

describe('fleetMermaid', () => {
  test('a node for each version, an arrow to what it takes next', () => {
    const ways = { '1.0.0-rc.1': '1.1.0', '1.1.0': '2.0.0', '0.9.0': 'stuck' };
    expect(fleetMermaid(planOf(ways, { fielded: [...Object.keys(ways), '2.0.0'] }))).toBe(`flowchart LR
  subgraph zos["0-OS"]
    zos_v0_46_9_46_0["0.9.0"] -->|"stuck"| zos_e0{{"nothing leads on"}}
    zos_v1_46_0_46_0_45_rc_46_1["1.0.0-rc.1"] --> zos_v1_46_1_46_0["1.1.0"]
    zos_v1_46_1_46_0["1.1.0"] --> zos_v2_46_0_46_0["2.0.0"]
    zos_v2_46_0_46_0["2.0.0"]
  end`);
  });

  test('runs of versions where there are many, with the steps on the arrow', () => {
    const versions = minors(1000);
    const walk = Object.fromEntries(versions.map((version, index) => [version, versions[index + 1] ?? '2.0.0']));
    expect(fleetMermaid(planOf(walk)).split('\n')[2]).toBe(
      '    zos_g0["1.0.0 … 1.999.0 (1000)"] -->|"1 to 1000 steps"| zos_v2_46_0_46_0["2.0.0"]',
    );
  });

  test('a version from which others come to the place where it goes wrong is drawn as a step', () => {
    const lines = fleetMermaid(planOf({ '1.0.0': '1.1.0', '1.1.0': 'stuck', '1.2.0': '1.3.0', '1.3.0': '1.0.0' }));
    expect(
      lines
        .split('\n')
        .slice(2, -1)
        .map((line) => line.replace(/\["[^"]*"\]/g, '').trim()),
    ).toEqual([
      'zos_v1_46_0_46_0 --> zos_v1_46_1_46_0',
      'zos_v1_46_1_46_0 -->|"stuck"| zos_e1{{"nothing leads on"}}',
      'zos_v1_46_2_46_0 --> zos_v1_46_3_46_0',
      'zos_v1_46_3_46_0 -->|"goes down"| zos_v1_46_0_46_0',
    ]);
  });

  test('rounds and steps down, each family in a box of its own', () => {
    const others = [{ family: familyOf({ '1.0.0': '0.9.0' }, 'ivy', 'Ivy'), settings: undefined }];
    const lines = fleetMermaid(planOf({ '1.0.0': '1.0.0' }, { others })).split('\n');
    expect(lines.slice(1)).toEqual([
      '  subgraph zos["0-OS"]',
      '    zos_v1_46_0_46_0["1.0.0"] -->|"goes round"| zos_v1_46_0_46_0["1.0.0"]',
      '  end',
      '  subgraph ivy["Ivy"]',
      '    ivy_v1_46_0_46_0["1.0.0"] -->|"goes down"| ivy_v0_46_9_46_0["0.9.0"]',
      '  end',
    ]);
  });

  test('stays within what is drawn, and says what it leaves out', () => {
    const plan = planOf({});
    const rows: readonly FleetRow[] = minors(2000).map((version, index) => ({
      family: 'zos',
      version,
      next: null,
      outcome: { kind: 'stuck', at: version, steps: 0, why: `reason ${index} ${'x'.repeat(500)}` },
    }));
    const drawn = fleetMermaid({ ...plan, rows });
    expect(drawn.length).toBeLessThan(50_000);
    expect(drawn.split('-->').length).toBeLessThan(500);
    expect(drawn).toMatch(/\n {2}rest\["1\d\d\d more had no room here"\]$/);
  });

  test('no text of others is more than a label', () => {
    const plan = planOf({ '1.0.0': 'stuck' });
    const nasty = '"]; click a "javascript:x"\n```<script>#quot;|{end}';
    const rows = plan.rows.map(
      (row): FleetRow => ({ ...row, outcome: { kind: 'stuck', at: row.version, steps: 0, why: nasty } }),
    );
    const [, , line = ''] = fleetMermaid({ ...plan, rows }).split('\n');
    const label = /\{\{"([^"]*)"\}\}$/.exec(line)?.[1] ?? '';
    expect(label).not.toMatch(/["`<>|{}[\];](?<!#\d+;)/);
    expect(label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))).toBe(nasty);
  });
});
