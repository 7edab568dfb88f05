import type { Day, Labels, Role, Rows } from '#kernel';
import { defineView, Role as Roles, ViewQuery } from '#kernel';
import type { Institution } from '../institution/institution.events.js';
import { institutionEvents } from '../institution/institution.events.js';
import { theInstitution } from '../institution/institution.fields.js';
import { institutionRuleOn } from '../institution/institution.rules.js';

/** What somebody proposes that the institution be. */
interface Proposed {
  readonly facts: Institution;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedOn: Day;
}

/** The institution itself, since when, by whose word, and what it was before. */
export interface InstitutionRow {
  readonly institutionId: string;
  readonly facts?: Institution;
  readonly since?: Day;
  readonly confirmedBy?: string;
  readonly proposed?: Proposed;
  /** The latest ten, the last one first. */
  readonly before: readonly { readonly facts: Institution; readonly until: Day }[];
}

/** The institution, with the words that its type brings along. */
export interface InstitutionTold extends InstitutionRow {
  /** What it calls itself. */
  readonly calledBy?: Labels;
  /** What the people of each role are called there. */
  readonly titles: readonly (Labels & { readonly role: Role })[];
}

/** What the institution is; only its id where nobody has recorded it yet. */
export class GetInstitution extends ViewQuery<InstitutionTold> {}

const remembered = 10;

const on: Rows<InstitutionRow, typeof institutionEvents> = {
  InstitutionProposed: ({ facts, reason, proposedBy, valueDate }, row) => ({
    ...row,
    proposed: { facts, reason, proposedBy, proposedOn: valueDate },
  }),
  InstitutionConfirmed: ({ facts, confirmedBy, valueDate }, row) => {
    const { proposed: _done, facts: was, before, ...rest } = row;
    const earlier = was === undefined ? [] : [{ facts: was, until: valueDate }];
    return {
      ...rest,
      ...{ facts, confirmedBy, since: valueDate },
      before: [...earlier, ...before].slice(0, remembered),
    };
  },
  InstitutionDeclined: (_, { proposed: _gone, ...row }) => row,
};

const empty = (institutionId: string): InstitutionRow => ({ institutionId, before: [] });

/** The row with the words of its type on a day. */
function told(row: InstitutionRow, day: Day): InstitutionTold {
  const rule = row.facts && institutionRuleOn(row.facts.type, day);
  return {
    ...row,
    ...(rule && { calledBy: rule.calledBy }),
    titles: Roles.all.map((role) => {
      const { en, zh } = rule?.titles[role] ?? Roles(role);
      return { role, en, zh };
    }),
  };
}

/** The institution itself: its type, languages, currencies and calendars. */
export const institutionView = defineView({
  name: 'institution',
  events: institutionEvents,
  empty,
  on,
  by: 'institutionId',
  scope: 'open',
  queries: { GetInstitution },
  allow: { GetInstitution: Roles.all },
  answer: {
    GetInstitution: async (_, rows, { today = '' }) =>
      told((await rows.find(theInstitution)) ?? empty(theInstitution), today),
  },
});
