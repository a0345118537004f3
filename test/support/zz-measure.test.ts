import { test } from 'vitest';
import { silentReporter } from '../../src/report/silent.js';
import { runFlow } from '../../src/steps/flow.js';
import { releaseFlow } from '../../src/steps/pipeline.js';
import { memoryHost } from './memory-host.js';
import { inputsOf, wiredServices } from './step-states.js';
import { createWorkspace } from './workspace.js';

const wired = wiredServices();
test('x', async () => {
  const t = performance.now();
  const w = createWorkspace();
  console.log('workspace', performance.now() - t);
  for (let i = 0; i < 4; i++) {
    const lines: string[] = [];
    const host = memoryHost();
    const services = wired(w, {
      openHost: async () => host,
      reporter: {
        ...silentReporter,
        step: async (title, run) => {
          const t0 = performance.now();
          const r = await run();
          lines.push(`${title} ${(performance.now() - t0).toFixed(1)}`);
          return r;
        },
      },
    });
    await runFlow(releaseFlow(services), inputsOf(w), { dryRun: false, reporter: services.reporter });
    console.log(lines.join('; '));
  }
});
