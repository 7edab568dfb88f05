import { clientFile } from '#clients';
import type { Offer, ProductRow, StandingRow } from '#credit';
import {
  checkClients,
  checkedSchedule,
  checkSold,
  checkTerms,
  creditStanding,
  offerOf,
  products,
  soldTerms,
} from '#credit';
import type { Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import type { InstitutionRow } from '#organisation';
import { institutionView, theInstitution } from '#organisation';
import { needRefusals } from '../need/need.refusals.js';
import type { SolutionStatus } from '../needs.codes.js';
import type { NeedRow } from '../views/needs.view.js';
import { needs } from '../views/needs.view.js';
import { askedLoans } from './applications.js';
import * as commands from './solution.commands.js';
import { solutionEvents } from './solution.events.js';
import type { Package } from './solution.fields.js';
import { solutionRefusals as refuse } from './solution.refusals.js';

const {
  SolutionDesigned,
  SolutionRevised,
  SolutionPresented,
  SolutionAccepted,
  SolutionRejected,
  FinancingProgressed,
} = solutionEvents;

interface Solution {
  readonly clientId: string;
  readonly needId: string;
  readonly version: number;
  readonly content: Package;
  readonly status: SolutionStatus;
  /** Whoever designed or revised it. */
  readonly preparedBy: readonly string[];
  /** The applications that it led to. */
  readonly asked: readonly string[];
  /** `ap_of:so_1:1 applied`: what has been noted of its credits. */
  readonly noted: readonly string[];
  readonly lastOn: Day;
}

const evolve: Evolve<Solution, typeof solutionEvents> = {
  SolutionDesigned: ({ clientId, needId, content, designedBy, valueDate }) => ({
    ...{ clientId, needId, content },
    preparedBy: [designedBy],
    asked: [],
    version: 1,
    status: 'designed',
    noted: [],
    lastOn: valueDate,
  }),
  SolutionRevised: ({ version, content, revisedBy, valueDate }, solution) => ({
    ...solution,
    preparedBy: [...new Set([...solution.preparedBy, revisedBy])],
    version,
    content,
    status: 'designed',
    lastOn: valueDate,
  }),
  SolutionPresented: ({ valueDate }, solution) => ({
    ...solution,
    status: 'presented',
    lastOn: valueDate,
  }),
  SolutionAccepted: ({ loans, valueDate }, solution) => ({
    ...solution,
    asked: loans.map(({ applicationId }) => applicationId),
    status: 'accepted',
    lastOn: valueDate,
  }),
  SolutionRejected: ({ valueDate }, solution) => ({
    ...solution,
    status: 'rejected',
    lastOn: valueDate,
  }),
  FinancingProgressed: ({ applicationId, outcome }, solution) => ({
    ...solution,
    noted: [...solution.noted, `${applicationId} ${outcome}`],
  }),
};

const mostVersions = 30;
const managers = ['relationshipManager', 'service'] as const;

/** What the bank sells of the five products that a package may hold. */
const circumstances = ({ content: { loans } }: { readonly content: Pick<Package, 'loans'> }) => {
  const sold = (place: number) => {
    const loan = loans[place];
    return loan && products.row(loan.productId ?? loan.terms.product);
  };
  const institution = institutionView.row(theInstitution);
  const rows = { sold0: sold(0), sold1: sold(1), sold2: sold(2), sold3: sold(3), sold4: sold(4) };
  return { institution, ...rows };
};

/** What the bank offers for one need. */
export const solution = defineDecider({
  stream: 'solution',
  by: 'solutionId',
  prefix: 'so',
  events: solutionEvents,
  commands,
  allow: {
    DesignSolution: managers,
    ReviseSolution: managers,
    PresentSolution: managers,
    AcceptSolution: managers,
    RejectSolution: managers,
    NoteFinancing: [],
  },
  evolve,
  consult: {
    DesignSolution: (command) => ({
      need: needs.row(command.needId),
      standing: creditStanding.row(command.clientId),
      ...circumstances(command),
    }),
    ReviseSolution: (command, _, before) => ({
      need: before && needs.row(before.needId),
      standing: before && creditStanding.row(before.clientId),
      ...circumstances(command),
    }),
    AcceptSolution: (_, __, before) => ({
      client: before && clientFile.row(before.clientId),
      need: before && needs.row(before.needId),
      standing: before && creditStanding.row(before.clientId),
      ...circumstances(before ?? { content: { loans: [] } }),
    }),
  },

  create: {
    DesignSolution({ clientId, needId, content, valueDate }, known) {
      const { today, actor, need } = known;
      if (need === undefined) throw refuse.NeedUnknown({ field: 'needId', found: needId });
      if (need.clientId !== clientId) throw refuse.NeedOfAnother({ field: 'needId' });
      const day = valueDateOf(valueDate, { today, notBefore: need.capturedOn });
      checkPackage(content, { ...known, need }, day);
      return SolutionDesigned({ clientId, needId, content, designedBy: actor.id, valueDate: day });
    },
  },

  either: {
    // An application may bear such an id by chance: of an unknown solution there is nothing to note.
    NoteFinancing({ applicationId, outcome, valueDate }, before: Solution | undefined, { today }) {
      if (before?.asked.includes(applicationId) !== true) return [];
      if (before.noted.includes(`${applicationId} ${outcome}`)) return [];
      return FinancingProgressed({ applicationId, outcome, valueDate: valueDate ?? today });
    },
  },

  decide: {
    ReviseSolution({ content, cause, reason, valueDate }, before, known) {
      const day = openFor(before, valueDate, known.today);
      if (before.version >= mostVersions) throw refuse.TooManyVersions();
      checkPackage(content, known, day);
      return SolutionRevised({
        version: before.version + 1,
        content,
        cause,
        reason,
        revisedBy: known.actor.id,
        valueDate: day,
      });
    },

    PresentSolution({ occasion, valueDate }, before, { today }) {
      const { version } = before;
      return SolutionPresented({ version, occasion, valueDate: openFor(before, valueDate, today) });
    },

    AcceptSolution({ solutionId, acceptedBy, valueDate }, before, known) {
      const { today, actor, client } = known;
      const day = openFor(before, valueDate, today);
      if (before.status !== 'presented') throw refuse.SolutionNotPresented();
      // What was offered weeks ago may be out of the products by now.
      const offers = checkPackage(before.content, known, day);
      return SolutionAccepted({
        version: before.version,
        acceptedBy,
        loans: askedLoans(solutionId, before.content, offers),
        managerId: client?.managerId ?? actor.id,
        recordedBy: actor.id,
        preparedBy: before.preparedBy,
        valueDate: day,
      });
    },

    RejectSolution({ code, reason, valueDate }, before, { today }) {
      const day = openFor(before, valueDate, today);
      if (before.status !== 'presented') throw refuse.SolutionNotPresented();
      return SolutionRejected({ version: before.version, code, reason, valueDate: day });
    },
  },
});

/** The day a fact counts for. Refuses a solution that the client has answered. */
function openFor({ status, lastOn }: Solution, stated: Day | undefined, today: Day): Day {
  if (status === 'accepted' || status === 'rejected') throw refuse.SolutionAnswered({ status });
  return valueDateOf(stated, { today, notBefore: lastOn });
}

interface Known {
  readonly institution?: InstitutionRow | undefined;
  readonly need?: NeedRow | undefined;
  readonly standing?: StandingRow | undefined;
  readonly sold0?: ProductRow | undefined;
  readonly sold1?: ProductRow | undefined;
  readonly sold2?: ProductRow | undefined;
  readonly sold3?: ProductRow | undefined;
  readonly sold4?: ProductRow | undefined;
}

/**
 * The products that the loans of a package are of. Refuses what offers nothing, is outside the
 * products, may not be offered to the client, or leaves a high risk uncontrolled.
 */
function checkPackage(content: Package, known: Known, day: Day): readonly Offer[] {
  const { loans, market, services, controls } = content;
  if (known.need?.lost?.isFinal === true) throw needRefusals.NeedOver();
  if (loans.length + market.length + services.length === 0) {
    throw refuse.PackageEmpty({ field: 'content' });
  }
  if (loans.length > 0 && known.standing && known.standing.blocks.length > 0) {
    const causes = known.standing.blocks.map(({ cause }) => cause);
    throw refuse.CreditNotOffered({ field: 'content.loans', causes });
  }
  const riskClass = known.standing?.riskClass ?? known.need?.assessment?.riskClass;
  if (riskClass === 'high' && loans.length > 0 && controls.length === 0) {
    throw refuse.ControlsMissing({ field: 'content.controls', riskClass });
  }
  const sold = [known.sold0, known.sold1, known.sold2, known.sold3, known.sold4];
  return loans.map(({ terms, productId }, place) => {
    checkSold(soldTerms(terms, `content.loans.${place}.terms`), known.institution, day);
    const offer = offerOf({ productId, kind: terms.product }, sold[place], day);
    checkTerms(terms, offer.content, offer);
    checkClients(offer, known.standing?.priority);
    // Terms that make no schedule are refused before the client sees them.
    checkedSchedule(terms, day, offer.content.servicing);
    return offer;
  });
}
