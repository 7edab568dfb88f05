import { start as startAll } from '../../../standalone/src/start.js';

/** What was asked for beside the start. */
interface StartWishes {
  readonly withDemo: boolean;
  /** How many processes answer HTTP, as it was typed. */
  readonly api: string | undefined;
}

/** More would only wait for each other, whatever the machine. */
const mostProcesses = 64;

function countOf(typed = '0'): number {
  const count = /^\d{1,2}$/.test(typed) ? Number(typed) : NaN;
  if (count >= 0 && count <= mostProcesses) return count;
  throw new Error(`--api takes a whole number up to ${mostProcesses}, not ${typed}`);
}

/** `rapport start`; with the demo bank where that is wanted. */
export async function start({ withDemo, api }: StartWishes): Promise<number> {
  const apis = countOf(api);
  if (!withDemo) return startAll({ apis });
  const [{ loadDemo }, { progressLine }] = await Promise.all([
    import('../demo.js'),
    import('../output/progress-line.js'),
  ]);
  return startAll({ apis, load: (app) => loadDemo(app, progressLine('steps')) });
}
