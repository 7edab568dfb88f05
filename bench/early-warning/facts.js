// The facts that an import would record, decided in memory: the same readers, commands and deciders
// as `rapport import`, without stores. What comes out is folded by the back-test as a log would be.
import 'reflect-metadata';

const dist = '../../dist/libs';
const { client } = await import(`${dist}/clients/src/client/client.decider.js`);
const { account } = await import(`${dist}/risk/src/account/account.decider.js`);
const { market } = await import(`${dist}/risk/src/market/market.decider.js`);
const { outcome } = await import(`${dist}/risk/src/outcome/outcome.decider.js`);
const { outsideRecord } = await import(`${dist}/projects/src/outside/outside.decider.js`);
const { signal } = await import(`${dist}/risk/src/signal/signal.decider.js`);
const { statement } = await import(`${dist}/risk/src/statement/statement.decider.js`);

const deciders = new Map(
  [client, account, market, outcome, outsideRecord, signal, statement].flatMap((decider) =>
    Object.values(decider.commands).map((command) => [command, decider]),
  ),
);
const today = new Date().toISOString().slice(0, 10);
const context = {
  now: new Date().toISOString(),
  today,
  actor: { id: 'import:bench', roles: ['service'] },
};

/** Decides the commands of every line; tells each fact with where it would stand in the log. */
export async function factsOf(lines, told) {
  const states = new Map();
  let position = 0;
  let bad = 0;
  for await (const { commands, reason } of lines) {
    if (reason !== undefined) {
      bad++;
      continue;
    }
    for (const command of commands) {
      const decider = deciders.get(command.constructor);
      const id = command[decider.by];
      const stream = `${decider.stream}-${id}`;
      const state = states.get(stream);
      const facts = decider.decide(command, state?.folded, context);
      if (facts.length === 0) continue;
      states.set(stream, { folded: decider.fold(facts, state?.folded) });
      for (const fact of facts) {
        position += 64;
        told(fact, {
          id,
          stream,
          revision: 0,
          position,
          eventId: String(position),
          at: context.now,
          valueDate: fact.data.valueDate ?? today,
          actor: 'import:bench',
          roles: ['service'],
          channel: 'import',
          command: command.constructor.name,
          correlationId: 'bench',
        });
      }
    }
  }
  return { events: position / 64, bad };
}
