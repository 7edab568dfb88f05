import { clientEvents } from '#clients';
import type { Openings, Rows, Table } from '#kernel';
import { defineView, IsText, pick, ViewQuery } from '#kernel';
import { Segment, segmentEvents } from '#strategy';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { createHash } from 'node:crypto';

/** A client that may be asked, its group, and its place in the circle that samples are drawn from. */
export interface FrameRow {
  readonly clientId: string;
  readonly group: Segment;
  readonly draw: string;
}

/** A client that was drawn, and the group it stands for. */
export interface Drawn {
  readonly clientId: string;
  readonly group: string;
}

/** Whom a seed draws: so many clients of every group, the same ones each time. */
export class DrawSample extends ViewQuery<readonly Drawn[]> {
  @IsText({ max: 60 }) readonly seed!: string;

  @Type(() => Number) @IsInt() @Min(1) @Max(50) readonly perGroup!: number;
}

/** The place of a text in the circle. */
const placeOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

const events = {
  ...pick(clientEvents, 'ClientRegistered', 'ClientMigrated'),
  ...pick(segmentEvents, 'ClientTypeAssigned', 'ClientTypeOverridden', 'ClientTypeEnded'),
};

const opened = ({ clientId }: { readonly clientId: string }): FrameRow => ({
  ...{ clientId, group: 'unclassified', draw: placeOf(clientId) },
});

const opens: Openings<FrameRow, typeof events> = {
  ClientRegistered: opened,
  ClientMigrated: opened,
};

const on: Rows<FrameRow, typeof events> = {
  ClientTypeAssigned: ({ type: group }, row) => ({ ...row, group }),
  ClientTypeOverridden: ({ type: group }, row) => ({ ...row, group }),
  ClientTypeEnded: (_, row) => ({ ...row, group: 'unclassified' }),
};

/** The clients of a group that stand in the circle from where the seed points, round to it again. */
async function drawnFrom(
  rows: Table<FrameRow>,
  group: Segment,
  { seed, perGroup }: DrawSample,
): Promise<readonly Drawn[]> {
  const from = placeOf(`${seed}/${group}`);
  const request = { limit: perGroup, sort: 'draw' } as const;
  const { items: onwards } = await rows.page({ group, draw: { from } }, request);
  const { items: round } = await rows.page({ group }, request);
  const all = [...onwards, ...round.filter(({ draw }) => draw < from)];
  return all.slice(0, perGroup).map(({ clientId }) => ({ clientId, group }));
}

/**
 * The clients that may be asked. Each stands where the hash of its id puts it; a sample takes those
 * that come next from where the hash of the seed points. Every client of a group is as likely to be
 * drawn, and the same seed draws the same ones while the group is the same.
 */
export const surveyFrame = defineView({
  name: 'survey-frame',
  events,
  opens,
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { DrawSample },
  allow: { DrawSample: ['unitHead', 'riskOfficer', 'service'] },
  answer: {
    DrawSample: async (asked, rows) =>
      (await Promise.all(Segment.all.map((group) => drawnFrom(rows, group, asked)))).flat(),
  },
  indexes: [{ group: 1, draw: 1 }],
  orders: ['draw'],
});
