import type { Day, Evolve, Level } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import { addMonths, defineDecider } from '#kernel';
import { clientFigures } from '../client-figures/client-figures.view.js';
import { judgementOf, setsFor } from '../client-figures/judgement-of.js';
import { ruleBook, setsOn, theRuleBook } from '../views/rule-book.view.js';
import { surrounded, surroundings, theSurroundings } from '../views/watch/surroundings.view.js';
import type { Quality } from './quality.js';
import { qualityOf } from './quality.js';
import { rated } from './rate.js';
import { RatingGrade } from './rating.codes.js';
import * as commands from './rating.commands.js';
import { ratingEvents } from './rating.events.js';
import { ratingRefusals as refuse } from './rating.refusals.js';

const { ClientRated, QualitiesJudged, RatingOverridden, RatingOverrideEnded } = ratingEvents;

interface Rating {
  /** As it follows from figures and qualities; absent until the client is rated. */
  readonly grade?: RatingGrade;
  readonly score?: string;
  readonly cappedBy?: Level;
  readonly quality?: Quality;
  readonly override?: { readonly grade: RatingGrade; readonly expiresOn: Day };
}

const followed = ({ override: _, ...rating }: Rating): Rating => rating;

const evolve: Evolve<Rating, typeof ratingEvents> = {
  ClientRated: ({ grade, score, cappedBy }, before: Rating | undefined) => ({
    grade,
    score,
    ...(cappedBy === undefined ? {} : { cappedBy }),
    ...(before?.override === undefined ? {} : { override: before.override }),
    ...(before?.quality === undefined ? {} : { quality: before.quality }),
  }),
  QualitiesJudged: ({ quality }, before: Rating | undefined) => ({ ...before, quality }),
  RatingOverridden: ({ grade, expiresOn }, rating) => ({
    ...rating,
    override: { grade, expiresOn },
  }),
  RatingOverrideEnded: (_, rating) => followed(rating),
};

/** How many grades `to` is better than `from`; below 0, worse. */
const better = (from: RatingGrade, to: RatingGrade): number =>
  RatingGrade.all.indexOf(from) - RatingGrade.all.indexOf(to);

/** An override ends within so many months. */
const longestOverrideMonths = 12;

/** The rating of a client: it follows figures and warnings, unless a person knows better. */
export const rating = defineDecider({
  stream: 'rating',
  by: 'clientId',
  prefix: 'cl',
  events: ratingEvents,
  commands,
  allow: {
    RateClient: [],
    JudgeQualities: ['riskOfficer'],
    OverrideRating: ['riskOfficer', 'creditApprover'],
    EndRatingOverride: ['riskOfficer', 'creditApprover'],
  },
  evolve,
  consult: {
    JudgeQualities: ({ clientId }) => ({ client: clientFile.row(clientId) }),
    RateClient: ({ clientId }) => ({
      client: clientFigures.row(clientId),
      book: ruleBook.row(theRuleBook),
      around: surroundings.row(theSurroundings),
    }),
  },

  create: {},

  either: {
    RateClient({ day }, before, { client: row, book, around }) {
      if (row === undefined) return [];
      const client = surrounded(row, around);
      const sets = setsFor(client, setsOn(book, day), day);
      const judged = judgementOf(client, sets, { day, without: [] });
      const found = rated(judged, { warnings: client.warnings, quality: before?.quality }, day);
      if (found === undefined) return [];
      const same =
        before?.grade === found.grade &&
        before.score === found.score &&
        before.cappedBy === found.cappedBy;
      const from = before?.grade === undefined ? {} : { from: before.grade };
      const overridden = before?.override;
      const red =
        found.cappedBy === 'red' && overridden && better(found.grade, overridden.grade) > 0;
      const why =
        overridden === undefined
          ? undefined
          : overridden.expiresOn < day
            ? ('expired' as const)
            : red === true
              ? ('redWarning' as const)
              : undefined;
      return [
        ...(same ? [] : [ClientRated({ ...found, ...from, valueDate: day })]),
        ...(why === undefined ? [] : [RatingOverrideEnded({ why, valueDate: day })]),
      ];
    },

    JudgeQualities({ clientId, marks, reason }, _, { client, today, actor }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (new Set(marks.map(({ criterion }) => criterion)).size < marks.length) {
        throw refuse.QualityJudgedTwice({ field: 'marks' });
      }
      return QualitiesJudged({
        marks: marks.map((each) => ({ ...each })),
        quality: qualityOf(marks, today),
        reason,
        judgedBy: actor.id,
        valueDate: today,
      });
    },
  },

  decide: {
    OverrideRating({ grade, expiresOn, reason }, rating, { today, actor }) {
      const { grade: from } = rating;
      if (from === undefined) throw refuse.NotRated({ field: 'clientId' });
      if (grade === from) throw refuse.SameGrade({ field: 'grade' });
      if (expiresOn <= today || expiresOn > addMonths(today, longestOverrideMonths)) {
        throw refuse.RatingOverrideTooLong({ field: 'expiresOn', found: expiresOn });
      }
      const up = better(from, grade);
      if (up > 0 && rating.cappedBy === 'red') throw refuse.RedWarningStands({ field: 'grade' });
      if (up > 1 && !actor.roles.includes('creditApprover')) {
        throw refuse.BeyondAuthority({ field: 'grade', from, found: grade });
      }
      return RatingOverridden({
        from,
        grade,
        reason,
        overriddenBy: actor.id,
        expiresOn,
        valueDate: today,
      });
    },

    EndRatingOverride({ reason }, { override }, { today }) {
      if (override === undefined) throw refuse.NotOverridden();
      return RatingOverrideEnded({ why: 'withdrawn', reason, valueDate: today });
    },
  },
});
