import { ratingEvents } from './rating.events.js';

const valueDate = '2026-03-02';
const groups = (score: string) =>
  [
    { group: 'financial', weight: '0', known: 0, missing: 0 },
    { group: 'operating', score, weight: '0.7500', known: 5, missing: 0 },
    { group: 'market', weight: '0', known: 0, missing: 0 },
    { group: 'industry', score: '100.00', weight: '0.2500', known: 1, missing: 0 },
  ] as const;

/** A client that pays on time. */
export const ratedAaa = ratingEvents.ClientRated({
  score: '100.00',
  grade: 'AAA',
  pd: '0.0005',
  groups: groups('100.00'),
  weightsVersion: 1,
  valueDate,
});

/** The same client three days past due. */
export const ratedDown = ratingEvents.ClientRated({
  score: '93.42',
  grade: 'A',
  pd: '0.0025',
  groups: groups('91.23'),
  weightsVersion: 1,
  cappedBy: 'yellow',
  from: 'AAA',
  valueDate,
});

/** Somebody knows better. */
export const overridden = ratingEvents.RatingOverridden({
  from: 'A',
  grade: 'AA',
  reason: 'The transfer is under way.',
  overriddenBy: 'rm-7',
  expiresOn: '2026-09-30',
  valueDate,
});

export const overrideEnded = ratingEvents.RatingOverrideEnded({
  why: 'withdrawn',
  reason: 'The plant burnt down.',
  valueDate,
});

/** A risk officer knows the management, and what the market thinks. */
export const qualified = ratingEvents.QualitiesJudged({
  marks: [
    { criterion: 'management', mark: 5 },
    { criterion: 'position', mark: 3 },
  ],
  quality: { score: '77.78', share: '0.20', countsUntil: '2027-03-02', weightsVersion: 1 },
  reason: 'Two crises came through.',
  judgedBy: 'rm-7',
  valueDate: '2026-03-02',
});
