import { describe, expect, it } from 'vitest';
import { fleetSection } from '../../src/report/summary-fleet.js';
import { familyOf, minors, planOf } from '../support/fleet-plans.js';

describe('fleetSection', () => {
  it('has a sentence, a row for each version of a family, and a graph', () => {
    const others = [{ family: familyOf({ '1.0.0': 'stuck' }, 'ivy', 'Ivy'), settings: undefined }];
    expect(fleetSection(planOf({ '1.0.0': '2.0.0' }, { others }))).toBe(`### What devices do with it

Of 2 versions of families in the field, 1 gets something newer, 1 is stuck.

| Family | From | Outcome |
| --- | --- | --- |
| 0-OS | \`1.0.0\` | takes 2.0.0 |
| Ivy | \`1.0.0\` | **stuck: nothing leads on** |

<details><summary>The same as a graph</summary>

\`\`\`mermaid
flowchart LR
  subgraph zos["0-OS"]
    zos_v1_46_0_46_0["1.0.0"] --> zos_v2_46_0_46_0["2.0.0"]
  end
  subgraph ivy["Ivy"]
    ivy_v1_46_0_46_0["1.0.0"] -->|"stuck"| ivy_e0{{"nothing leads on"}}
  end
\`\`\`

</details>`);
  });

  it('draws nothing where nobody moves', () => {
    expect(fleetSection(planOf({}, { fielded: ['2.0.0'] }))).not.toContain('mermaid');
  });

  it('stays bounded with thousands of rows of their own', () => {
    const plan = planOf({});
    const rows = minors(9000).map((version, index) => ({
      family: 'zos' as const,
      version,
      next: null,
      outcome: { kind: 'stays' as const, why: `reason ${index}` },
    }));
    const text = fleetSection({ ...plan, rows });
    expect(Buffer.byteLength(text)).toBeLessThan(110_000);
    expect(text).toMatch(/\n\n\d+ more rows had no room here/);
  });

  it('is empty where there is nobody', () => {
    expect(fleetSection(null)).toBe('');
    expect(fleetSection(planOf({}))).toBe('');
  });
});
