import { collateralEvents } from '#credit';
import { Channel, interactionEvents } from '#engagement';
import type { Day, Occurrence } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { classificationEvents } from '../classification/classification.events.js';
import { FulfilResponseSteps } from '../response/response.commands.js';
import type { ResponseStep } from '../response/response.codes.js';
import { responses } from '../views/watch/responses.view.js';

interface OfClient {
  readonly clientId?: string;
  readonly origin?: object;
}

/** What a fact fulfils, in words, and the id of what it is about. */
interface Fulfilment {
  readonly steps: readonly ResponseStep[];
  readonly result: string;
  readonly through: string;
}

/** The open responses upon the client of a fact have the steps done that it fulfils. */
const fulfils = <D extends OfClient>(by: (data: D, id: string) => Fulfilment | undefined) =>
  sweep(
    ({ clientId, origin }: D) =>
      clientId === undefined || origin !== undefined
        ? undefined
        : responses.rows({ clientId, open: true }),
    (row, data: D, { id, valueDate }: Occurrence) => {
      const found = by(data, id);
      const steps = found?.steps.filter((step) =>
        row.steps.some((each) => each.step === step && each.done === undefined),
      );
      // What was done on an earlier day than the warning is no answer to it.
      if (!found || !steps?.length || valueDate < row.startedOn) return [];
      const { result, through } = found;
      return [fulfil({ responseId: row.responseId, steps, result, through, day: valueDate })];
    },
  );

const fulfil = ({ through, ...said }: Fulfilment & Addressed): FulfilResponseSteps =>
  FulfilResponseSteps.of({ ...said, doneThrough: through });

interface Addressed {
  readonly responseId: string;
  readonly day: Day;
}

const spoken: readonly Channel[] = ['phone', 'video', 'branch', 'visit'];

const events = {
  ...pick(interactionEvents, 'InteractionRecorded'),
  ...pick(loanEvents, 'LoanRestructured', 'LoanExtended', 'DebtConverted'),
  ...pick(collateralEvents, 'CollateralOffered', 'CollateralValued'),
  ...pick(classificationEvents, 'ClassDecided'),
};

/**
 * What people do about a client elsewhere is the step of a response: a call, a loan restructured by
 * the commands of lending, security taken or valued, a claim classified. Nobody enters it twice.
 */
export const fulfilResponses = defineProcess({
  name: 'fulfil-responses',
  events,
  sweeps: {
    InteractionRecorded: fulfils(({ channel, outcome }: Contacted, through) => {
      if (!spoken.includes(channel) || outcome === 'notReached') return undefined;
      // What was said stays with the contact, which may be restricted; here is only that it was.
      const { en, zh } = Channel(channel);
      const steps: readonly ResponseStep[] =
        channel === 'visit' ? ['callClient', 'visitClient'] : ['callClient'];
      return { steps, result: `${en} · ${zh}`, through };
    }),
    LoanRestructured: fulfils(({ reason }: Changed, through) => ({
      steps: ['amendTerms', 'arrangeFunds'],
      result: `Restructured · 重组：${reason}`,
      through,
    })),
    LoanExtended: fulfils(({ reason }: Changed, through) => ({
      steps: ['amendTerms'],
      result: `Extended · 展期：${reason}`,
      through,
    })),
    DebtConverted: fulfils(({ reason }: Changed, through) => ({
      steps: ['arrangeFunds'],
      result: `Debt converted · 债转股：${reason}`,
      through,
    })),
    CollateralOffered: fulfils((_: OfClient, through) => ({
      steps: ['askForSecurity'],
      result: 'Collateral was offered · 已提供押品',
      through,
    })),
    CollateralValued: fulfils((_: OfClient, through) => ({
      steps: ['revalueSecurity'],
      result: 'Collateral was valued · 押品已重估',
      through,
    })),
    ClassDecided: fulfils((_: OfClient, through) => ({
      steps: ['reviewClaims'],
      result: 'A claim was classified · 债权已重新分类',
      through,
    })),
  },
});

interface Contacted extends OfClient {
  readonly channel: Channel;
  readonly outcome?: string;
}

interface Changed extends OfClient {
  readonly reason: string;
}
