import type { Actor, DomainCommand, Receipt, ViewQuery } from '#kernel';
import { Refusal } from '#kernel';
import type { ProgressReport } from '#platform';
import { inContext, Progress } from '#platform';
import type { Chapter, Step } from './story.js';

/** What telling a story needs of the system it is told to. */
export interface Listener {
  readonly execute: (command: DomainCommand) => Promise<Receipt>;
  /** Shows somebody an answer; resolves to the handles by which they refer to it. */
  readonly show: (to: Actor, query: ViewQuery<unknown>) => Promise<readonly string[]>;
  /** Whether there are events in a stream. */
  readonly opened: (stream: string) => Promise<boolean>;
  /** Resolves once views and processes have seen all that happened, and what followed from it. */
  readonly settled: () => Promise<void>;
  readonly onProgress: (report: ProgressReport) => void;
}

/** A step that was refused, by its key. */
export interface RefusedStep {
  readonly key: string;
  /** The code of the refusal. */
  readonly code: string;
  readonly reason: string;
}

/** How many lines go side by side. */
const together = 24;
/** How long a process may take to open a stream, and how often it is looked for; milliseconds. */
const patience = { most: 120_000, look: 10 };

/**
 * Tells a story by commands, each as the person who sends it. Told a second time it changes
 * nothing, since every key follows from its step. A step that is refused is reported, and the
 * story goes on.
 */
export async function tellStory(
  chapters: readonly Chapter[],
  listener: Listener,
): Promise<readonly RefusedStep[]> {
  const count = chapters.reduce(
    (sum, { steps, closing }) => sum + steps.length + (closing ? 1 : 0),
    0,
  );
  const progress = new Progress(count, listener.onProgress);
  const refused: RefusedStep[] = [];
  const take = async (steps: readonly Step[]) => {
    for (const step of steps) {
      const refusal = await takenInTheEnd(step, listener);
      if (refusal) refused.push({ key: step.key, code: refusal.code, reason: refusal.message });
      progress.step();
    }
  };
  for (const { steps, closing } of chapters) {
    const lines = linesOf(steps).values();
    const worker = async () => {
      for (const line of lines) await take(line);
    };
    await Promise.all(Array.from({ length: together }, worker));
    if (closing) await take([closing]);
    await listener.settled();
  }
  listener.onProgress(progress.now());
  return refused;
}

/** The steps of each line, in their order. */
function linesOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const lines = new Map<string, Step[]>();
  for (const step of steps) lines.set(step.line, [...(lines.get(step.line) ?? []), step]);
  return [...lines.values()];
}

/** Takes a step; once more where it was refused because views had not seen what it builds upon. */
async function takenInTheEnd(step: Step, listener: Listener): Promise<Refusal | undefined> {
  const refusal = await taken(step, listener);
  if (!refusal) return undefined;
  await listener.settled();
  return taken(step, listener);
}

/** Sends the command of a step; resolves to its refusal, if any. */
async function taken(
  { by: actor, key, command, needs, sees }: Step,
  { execute, show, opened }: Listener,
): Promise<Refusal | undefined> {
  if (needs !== undefined) await until(() => opened(needs), needs);
  const request = { actor, correlationId: 'demo' };
  try {
    const seen = sees && (await show(actor, sees));
    const context = { ...request, idempotencyKey: `demo:${key}`, ...(seen && { seen }) };
    await inContext(context, () => execute(command));
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500) throw error;
    return error;
  }
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + patience.most;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`nobody opened ${what}: is a worker running?`);
    await new Promise((resolve) => setTimeout(resolve, patience.look));
  }
}
