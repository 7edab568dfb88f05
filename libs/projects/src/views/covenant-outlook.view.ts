import type { DecimalText, Rows } from '#kernel';
import { Decimal, defineView, everyone, IsCode, IsId, NotFound, pick, ViewQuery } from '#kernel';
import { PlanCase } from '../cash-flow/cash-flow.codes.js';
import type { Period } from '../cash-flow/cash-flow.fields.js';
import type { TestCalendar } from '../covenant/calendar.js';
import type { CovenantFigure } from '../covenant/covenant.codes.js';
import { covenantEvents } from '../covenant/covenant.events.js';
import type { CovenantRatio } from '../covenant/covenant.fields.js';
import type { TestAhead } from '../covenant/outlook.js';
import { figuresBeyondPlan, testsAhead } from '../covenant/outlook.js';
import { projectEvents } from '../project/project.events.js';

interface KeptCovenant extends TestCalendar {
  readonly covenantId: string;
  readonly title: string;
  readonly clause: string;
  readonly ratio: CovenantRatio;
}

/** The plans of a project, or one of its covenants: the row of a project, or of a covenant. */
interface KeptOutlook {
  readonly id: string;
  readonly projectId: string;
  readonly clientId: string;
  readonly plans: readonly { readonly planCase: PlanCase; readonly periods: readonly Period[] }[];
  readonly covenant?: KeptCovenant;
}

/** A covenant with its tests to come, as a plan has them. */
export interface CovenantAhead extends Pick<KeptCovenant, 'covenantId' | 'title' | 'clause'> {
  readonly tests: readonly TestAhead[];
  /** The least of the tests; absent where there is none. */
  readonly leastHeadroom?: DecimalText;
  /** The figures that no plan of cash flows tells: such a covenant cannot be foreseen. */
  readonly beyondPlan: readonly CovenantFigure[];
}

/** Which tests of its covenants a project is to pass, and by how much, if a case comes true. */
export interface CovenantOutlook {
  readonly projectId: string;
  readonly clientId: string;
  readonly planCase: PlanCase;
  readonly covenants: readonly CovenantAhead[];
}

/** The tests of financial covenants to come, as a case of the cash-flow plan lets expect them. */
export class GetCovenantOutlook extends ViewQuery<CovenantOutlook> {
  @IsId() readonly projectId!: string;

  @IsCode(PlanCase) readonly planCase!: PlanCase;
}

const events = {
  ...pick(projectEvents, 'CashFlowsPlanned'),
  ...pick(covenantEvents, 'CovenantAgreed', 'CovenantEnded'),
};

const on: Rows<KeptOutlook, typeof events> = {
  CashFlowsPlanned: ({ projectId, clientId, planCase, periods }, row) => ({
    ...row,
    ...{ projectId, clientId },
    plans: [...row.plans.filter((each) => each.planCase !== planCase), { planCase, periods }],
  }),
  CovenantAgreed: ({ covenantId, projectId, clientId, ratio, ...told }, row) => {
    const { title, clause, firstTestOn, lastTestOn, everyMonths, dueWithinDays } = told;
    if (ratio === undefined) return undefined;
    const calendar = { firstTestOn, lastTestOn, everyMonths, dueWithinDays };
    return {
      ...row,
      ...{ projectId, clientId },
      covenant: { covenantId, title, clause, ratio, ...calendar },
    };
  },
  CovenantEnded: () => undefined,
};

function ahead(covenant: KeptCovenant, periods: readonly Period[], today: string): CovenantAhead {
  const { covenantId, title, clause, ratio } = covenant;
  const tests = testsAhead(ratio, covenant, periods, today);
  return {
    ...{ covenantId, title, clause, tests },
    ...(tests.length > 0 && {
      leastHeadroom: Decimal.min(...tests.map(({ headroom }) => headroom)).toFixed(4),
    }),
    beyondPlan: figuresBeyondPlan(ratio),
  };
}

/** What the plans of projects let expect of their covenants. */
export const covenantOutlook = defineView({
  name: 'covenant-outlook',
  events,
  empty: (id): KeptOutlook => ({ id, projectId: '', clientId: '', plans: [] }),
  on,
  key: {
    CashFlowsPlanned: ({ projectId }) => projectId,
    CovenantAgreed: ({ covenantId }) => covenantId,
    CovenantEnded: ({ covenantId }) => covenantId,
  },
  scope: { client: 'clientId' },
  queries: { GetCovenantOutlook },
  allow: { GetCovenantOutlook: everyone },
  answer: {
    GetCovenantOutlook: async ({ projectId, planCase }, rows, { today = '' }) => {
      const { clientId, plans } = await rows.get(projectId);
      const plan = plans.find((each) => each.planCase === planCase);
      if (plan === undefined) throw NotFound({ field: 'planCase', planCase });
      const covenants: CovenantAhead[] = [];
      for await (const { covenant } of rows.each({ projectId })) {
        if (covenant) covenants.push(ahead(covenant, plan.periods, today));
      }
      return { projectId, clientId, planCase, covenants };
    },
  },
  indexes: [{ projectId: 1 }],
});
