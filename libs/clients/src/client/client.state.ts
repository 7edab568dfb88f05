import type { Evolve } from '#kernel';
import type { LegalForm, LifecycleStage, PartyRole, Relation } from '../clients.codes.js';
import type { Registration } from '../registration/registration.js';
import type { FactSource } from './client-facts.js';
import type { clientEvents } from './client.events.js';

/** What was stated of one thing, and by whom. */
export interface Statement {
  readonly value: unknown;
  readonly source: FactSource;
}

/** What later decisions need to know of a client. */
export interface Client {
  readonly form: LegalForm;
  readonly role: PartyRole;
  readonly lifecycle: LifecycleStage;
  readonly registration?: Registration;
  readonly managerId?: string;
  /** The manager's unit and those above it, as of the assignment or the last reorganisation. */
  readonly units?: readonly string[];
  /** By the name of the fact: `industry`, `revenue.2025`, `profile.plans`. */
  readonly known: Readonly<Record<string, Statement>>;
  readonly related: readonly string[];
  /** Those of the related parties that are no clients. */
  readonly outside: readonly string[];
}

export const relationKey = (relation: Relation, partyId: string): string =>
  `${relation}:${partyId}`;

const stated = (facts: object, source: FactSource): Client['known'] =>
  Object.fromEntries(
    Object.entries<unknown>({ ...facts }).map(([k, value]) => [k, { value, source }]),
  );

type Opening = Pick<Client, 'form' | 'role' | 'lifecycle' | 'registration'> & {
  readonly facts: object;
  readonly source: FactSource;
};

const opened = ({ form, role, lifecycle, registration, facts, source }: Opening): Client => ({
  form,
  role,
  lifecycle,
  ...(registration && { registration }),
  known: stated(facts, source),
  related: [],
  outside: [],
});

const learns = (client: Client, facts: object, source: FactSource): Client => ({
  ...client,
  known: { ...client.known, ...stated(facts, source) },
});

export const evolve: Evolve<Client, typeof clientEvents> = {
  ClientRegistered: opened,
  ClientMigrated: opened,
  ClientFactsUpdated: ({ facts, source }, client) => learns(client, facts, source),
  RegistrationCorrected: ({ registration }, client) => ({ ...client, registration }),
  AnnualRevenueReported: ({ fiscalYear, revenue, source }, client) =>
    learns(client, { [`revenue.${fiscalYear}`]: revenue }, source),
  ClientDescribed: ({ section, text, source }, client) =>
    learns(client, { [`profile.${section}`]: text }, source),
  ProspectConverted: ({ lifecycle }, client) => ({ ...client, role: 'client', lifecycle }),
  LifecycleStageChanged: ({ to }, client) => ({ ...client, lifecycle: to }),
  RelationshipManagerAssigned: ({ managerId, units }, client) => ({ ...client, managerId, units }),
  RelationshipManagerTransferred: ({ managerId, units }, client) => ({
    ...client,
    managerId,
    units,
  }),
  ClientPlaced: ({ units }, client) => ({ ...client, units }),
  RelatedPartyLinked: ({ partyId, relation, isOutside }, client) => ({
    ...client,
    outside: isOutside ? [...new Set([...client.outside, partyId])] : client.outside,
    related: [...client.related, relationKey(relation, partyId)],
  }),
  RelatedPartyUnlinked: ({ partyId, relation }, client) => {
    const related = client.related.filter((key) => key !== relationKey(relation, partyId));
    const remains = related.some((key) => key.endsWith(`:${partyId}`));
    const outside = remains ? client.outside : client.outside.filter((id) => id !== partyId);
    return { ...client, related, outside };
  },
};

/** Without the classes that a command's parts are made of and stored facts are not. */
export const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries<unknown>({ ...value }).map(([k, v]) => [k, plain(v)]))
    : value;
