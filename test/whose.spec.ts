import type { Decider, DomainCommand, View } from '#kernel';
import { NoRow } from '#kernel';
import { occurrence } from '#kernel/testing';
import { clientsOf, ownStampOf } from '#platform';
import { getMetadataStorage } from 'class-validator';
import { foldedRows, sampleFacts } from '../scripts/reference/folds.js';
import { exportsOf, product } from './product.js';

/** Whoever adds a command or a query says whose it is: neither is left out of sight and reach. */
const { deciders, views } = product;
const samples = new Map(
  (await exportsOf(/^libs\/[^/]+\/src\/[^/]+\.samples\.ts$/)).flatMap(([, set]) =>
    Object.entries(set as Readonly<Record<string, readonly unknown[]>>),
  ),
);
const facts = sampleFacts(product, samples);
const rowsOf = (view: View) =>
  foldedRows(view, facts, { occurrence, NoRow }).map(({ row }) => row as object);

function* clientsNamedIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [field, each] of Object.entries(value)) {
    if (field === 'clientId' && typeof each === 'string') yield each;
    else yield* clientsNamedIn(each);
  }
}

describe('a view', () => {
  const scoped = views.filter(({ scope }) => scope !== 'open');
  const open = views.filter(({ scope }) => scope === 'open');

  it('shows clients, or nothing of any', () => {
    expect(scoped.length).toBeGreaterThan(60);
    expect(open.length).toBeGreaterThan(20);
  });

  it('that shows clients says of its rows whose they are', () => {
    const silent = scoped.filter((view) =>
      rowsOf(view).every(
        (row) => clientsOf(view, row).length === 0 && !ownStampOf(view, row)?.seenBy.length,
      ),
    );
    // The samples of signals are about an industry.
    expect(silent.map(({ name }) => name)).toEqual(['signals']);
  });

  it('that is open to all names no client', () => {
    const telling = open.filter((view) =>
      rowsOf(view).some((row) => [...clientsNamedIn(row)].length > 0),
    );
    expect(telling.map(({ name }) => name)).toEqual([]);
  });
});

/** Whether the sender of a command says which client it is about. */
const namesClient = (Command: new () => DomainCommand): boolean =>
  getMetadataStorage()
    .getTargetValidationMetadatas(Command, '', true, false)
    .some(({ propertyName }) => propertyName === 'clientId');

/** Whether what is remembered of a stream says whose it is, from its first event on. */
const remembersClient = (decider: Decider): boolean =>
  facts.some(({ fact }) => {
    if (!(fact.type in decider.events)) return false;
    try {
      const state = decider.fold([fact]) as { readonly clientId?: unknown } | undefined;
      return typeof state?.clientId === 'string';
    } catch {
      return false; // no event that a stream begins with
    }
  });

describe('a command', () => {
  const ofClients = deciders.filter(({ events }) =>
    Object.values(events).some(({ heading }) => heading.carries.includes('clientId')),
  );
  const commands = ofClients.flatMap((decider) =>
    Object.entries(decider.commands).map(([name, Command]) => ({ decider, name, Command })),
  );

  it('upon something of a client is one of many', () => {
    expect(ofClients.length).toBeGreaterThan(25);
    expect(commands.length).toBeGreaterThan(150);
  });

  it('upon something of a client reaches as far as the sender sees: it or its stream names the client', () => {
    const boundless = commands.filter(
      ({ decider, Command }) => !namesClient(Command) && !remembersClient(decider),
    );
    expect(boundless.map(({ name }) => name)).toEqual([]);
  });
});
