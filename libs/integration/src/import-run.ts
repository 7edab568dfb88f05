import type { DomainCommand, Receipt } from '#kernel';
import { Refusal } from '#kernel';
import type { ProgressReport } from '#platform';
import { inContext, Progress } from '#platform';
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line of a source, and what it stands for; or why it stands for nothing. */
export type Imported =
  | { readonly line: number; readonly key: string; readonly commands: readonly DomainCommand[] }
  | { readonly line: number; readonly field: string; readonly reason: string };

export interface ImportOptions {
  /** What is imported, as it goes into the idempotency keys: the same thing twice adds nothing. */
  readonly name: string;
  readonly execute: (command: DomainCommand) => Promise<Receipt>;
  /** The migration it belongs to; without one nothing can be taken over from another system. */
  readonly migrationId?: () => Promise<string>;
  /** How many lines there are to come, for the time left. */
  readonly lines: number;
  /** Where the place reached is kept, so that an interrupted import goes on. */
  readonly placeFile: string;
  /** Where lines that could not be imported are reported, one JSON object a line. */
  readonly reportFile: string;
  readonly together: number;
  readonly signal: AbortSignal;
  readonly onProgress: (report: ProgressReport) => void;
}

export interface ImportResult {
  readonly imported: number;
  readonly bad: number;
  /** Lines passed over because an earlier run had done them. */
  readonly skipped: number;
  /** The position of the last event written, for `?after=`. */
  readonly position: number;
  readonly interrupted: boolean;
}

/** How many lines go between two notes of the place reached. */
const noteEvery = 500;

/**
 * Sends the commands of every line, many lines at once, each line's in order. The place below
 * which every line is done is noted, so that an interrupted run goes on there; what is sent a
 * second time all the same changes nothing, since its keys follow from the line.
 */
export async function runImport(
  lines: AsyncIterable<Imported>,
  options: ImportOptions,
): Promise<ImportResult> {
  const { together, signal, placeFile, reportFile } = options;
  mkdirSync(dirname(placeFile), { recursive: true });
  mkdirSync(dirname(reportFile), { recursive: true });
  const begun = placeIn(placeFile);
  const progress = new Progress(options.lines, options.onProgress);
  const under = new Set<Promise<void>>();
  let [imported, bad, skipped, position, last, sinceNote] = [0, 0, 0, 0, begun, 0];

  const report = (line: number, field: string, reason: string) => {
    bad++;
    appendFileSync(reportFile, `${JSON.stringify({ line, field, reason })}\n`);
  };
  const one = async (each: Imported) => {
    if ('reason' in each) {
      report(each.line, each.field, each.reason);
      return;
    }
    try {
      for (const [index, command] of each.commands.entries()) {
        const receipt = await send(command, `${options.name}:${each.key}:${index}`, options);
        position = Math.max(position, receipt?.position ?? 0);
      }
      imported++;
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500 || endsAll(error)) throw error;
      report(each.line, error.details.field ?? '', error.message);
    }
  };

  for await (const each of lines) {
    if (signal.aborted) break;
    progress.step();
    if (each.line <= begun) {
      skipped++;
      continue;
    }
    const work: Promise<void> = one(each).finally(() => under.delete(work));
    under.add(work);
    last = each.line;
    if (under.size >= together) await Promise.race(under);
    if (++sinceNote < noteEvery) continue;
    sinceNote = 0;
    await Promise.all(under);
    note(placeFile, last);
  }
  await Promise.all(under);
  note(placeFile, last);
  options.onProgress(progress.now());
  return { imported, bad, skipped, position, interrupted: signal.aborted };
}

/** No line can come in: that is no fault of this one, and the next run begins with it. */
const endsAll = ({ code }: Refusal): boolean =>
  ['NoMigrationOpen', 'MigrationIsOpen'].includes(code);

/** One command of a line. That a client is there already is no fault: an earlier line brought it. */
async function send(
  command: DomainCommand,
  idempotencyKey: string,
  { name, execute, migrationId }: ImportOptions,
): Promise<Receipt | undefined> {
  const context = {
    actor: { id: `import:${name}`, roles: ['service' as const], channel: 'import' },
    correlationId: `import:${name}`,
    idempotencyKey,
    ...(migrationId && { migrationId: await migrationId() }),
    system: true,
  };
  try {
    return await inContext(context, () => execute(command));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'AlreadyExists') return undefined;
    throw error;
  }
}

function placeIn(file: string): number {
  try {
    const { line } = JSON.parse(readFileSync(file, 'utf8')) as { readonly line?: unknown };
    return typeof line === 'number' ? line : 0;
  } catch {
    return 0;
  }
}

/** Written beside and then moved, so that a crash leaves the old note or the new one. */
function note(file: string, line: number): void {
  writeFileSync(`${file}.new`, JSON.stringify({ line }));
  renameSync(`${file}.new`, file);
}
