import { start as startAll } from '../../../standalone/src/start.js';

/** `rapport start`; with the demo bank where that is wanted. */
export async function start({ withDemo }: { readonly withDemo: boolean }): Promise<number> {
  if (!withDemo) return startAll();
  const [{ loadDemo }, { progressLine }] = await Promise.all([
    import('../demo.js'),
    import('../output/progress-line.js'),
  ]);
  return startAll({ load: (app) => loadDemo(app, progressLine('steps')) });
}
