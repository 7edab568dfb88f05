import { wordsOf } from '#audit';
import type { Recorded } from '#platform';
import { Definitions, Effects, EventStore, inContext, lifted } from '#platform';
import { createInterface } from 'node:readline/promises';
import { connect } from '../../connect.js';
import type { Console } from '../views.js';

interface Asked {
  readonly stream: string;
  /** Whether to wait for Enter after each event. */
  readonly isStepped: boolean;
  readonly from: number;
  readonly language: 'en' | 'zh';
}

/** `rapport replay`: a stream told event by event. Resolves to 0, or 1 where there is none. */
export async function replay(asked: Asked): Promise<number> {
  const connected = await connect();
  const lines = asked.isStepped ? createInterface({ input: process.stdin }) : undefined;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const next = async () => {
      if (lines) await lines.question('');
    };
    return await replayOn({ ...connected, print }, asked, next);
  } finally {
    lines?.close();
    await connected.stop();
  }
}

/** The same upon a system that is connected; `next` resolves when the next event is wanted. */
export async function replayOn(
  { app, print }: Pick<Console, 'app' | 'print'>,
  { stream, from, language }: Asked,
  next: () => Promise<void>,
): Promise<number> {
  const events = await app.get(EventStore).read(stream, from);
  if (events.length === 0) {
    print(`there is no event ${from} in ${stream}`);
    return 1;
  }
  const [effects, definitions] = [app.get(Effects), app.get(Definitions)];
  const context = { actor: { id: 'cli', roles: [] }, correlationId: 'replay', system: true };
  for (const [index, event] of events.entries()) {
    if (index > 0) await next();
    for (const line of told(event, definitions, language)) print(line);
    for (const { view, id, changed } of await inContext(context, () => effects.of(event))) {
      for (const { field, before, after } of changed) {
        print(`    ${view} ${id}  ${field}: ${shown(before)} → ${shown(after)}`);
      }
    }
  }
  return 0;
}

function told(event: Recorded, definitions: Definitions, language: 'en' | 'zh') {
  const { fact, occurrence } = lifted(definitions, event);
  const { actor, person, command, onBehalfOf, reason, unbelieved } = occurrence;
  const who = [person ?? actor, ...(onBehalfOf === undefined ? [] : [onBehalfOf])].join(' → ');
  return [
    `${event.revision}  ${event.at}  ${fact.type}  ${wordsOf(fact.type, fact.data)[language]}`,
    `    ${who}, ${command}, counts on ${occurrence.valueDate}${reason === undefined ? '' : `: ${reason}`}`,
    ...(unbelieved === undefined ? [] : [`    not believed: ${unbelieved}`]),
  ];
}

const mostShown = 80;

const shown = (value: unknown): string =>
  value === undefined ? '–' : JSON.stringify(value).slice(0, mostShown);
