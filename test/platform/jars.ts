import type { Evolve, Page, Rows, Total } from '#kernel';
import {
  defineDecider,
  defineEvents,
  defineProcess,
  defineRefusals,
  defineView,
  DomainCommand,
  event,
  IsDay,
  IsId,
  IsText,
  ListQuery,
  NotFound,
  sweep,
  ViewQuery,
} from '#kernel';
import { Ask, boundedContext, businessDayEvents, Payload } from '#platform';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** A context as small as can be, to try the platform on: jars of beans. */
export const jarEvents = defineEvents('jarId', {
  JarFilled: event<{ readonly colour: string; readonly beans: number }>(),
  BeansAdded: event<{ readonly beans: number; readonly valueDate: string }>(),
  JarCounted: event<{ readonly day: string; readonly beans: number }>(),
  JarBroken: event<{ readonly why: string }>(),
});
const { JarFilled, BeansAdded, JarCounted, JarBroken } = jarEvents;

abstract class JarCommand extends DomainCommand {
  @IsId() readonly jarId!: string;
}
export class FillJar extends JarCommand {
  @IsText() readonly colour!: string;
  @IsInt() @Min(0) readonly beans!: number;
}
export class AddBeans extends JarCommand {
  @IsInt() @Min(1) @Max(1_000) readonly beans!: number;
  @IsDay() readonly valueDate!: string;
}
export class CountJar extends JarCommand {
  @IsDay() readonly day!: string;
}
export class BreakJar extends JarCommand {
  @IsText() readonly reason!: string;
}

export const { JarIsFull, JarIsBroken } = defineRefusals({
  JarIsFull: { en: 'The jar is full.', zh: '罐子已满' },
  JarIsBroken: { en: 'The jar is broken.', zh: '罐子已碎' },
});

interface Jar {
  readonly beans: number;
  readonly countedOn?: string;
  readonly broken?: boolean;
}
const evolve: Evolve<Jar, typeof jarEvents> = {
  JarFilled: ({ beans }) => ({ beans }),
  BeansAdded: ({ beans }, jar) => ({ ...jar, beans: jar.beans + beans }),
  JarCounted: ({ day }, jar) => ({ ...jar, countedOn: day }),
  JarBroken: (_, jar) => ({ ...jar, broken: true }),
};
const staff = ['relationshipManager'] as const;

export const jar = defineDecider({
  stream: 'jar',
  by: 'jarId',
  prefix: 'jr',
  events: jarEvents,
  commands: { FillJar, AddBeans, CountJar, BreakJar },
  allow: { FillJar: staff, AddBeans: staff, CountJar: [], BreakJar: ['administrator'] },
  evolve,
  create: { FillJar: ({ colour, beans }) => JarFilled({ colour, beans }) },
  decide: {
    AddBeans({ beans, valueDate }, state) {
      if (state.broken) throw JarIsBroken();
      if (state.beans + beans > 1_000) throw JarIsFull({ field: 'beans', held: state.beans });
      return BeansAdded({ beans, valueDate });
    },
    CountJar({ day }, { beans, countedOn = '', broken }) {
      if (broken) throw JarIsBroken();
      return day > countedOn ? JarCounted({ day, beans }) : [];
    },
    BreakJar: ({ reason }, { broken }) => (broken ? [] : JarBroken({ why: reason })),
  },
});

export interface JarRow {
  readonly jarId: string;
  readonly colour: string;
  readonly beans: number;
  readonly counts: number;
  readonly tags: readonly string[];
}
export class GetJar extends ViewQuery<JarRow> {
  @IsId() readonly jarId!: string;
}
/** A jar that holds a bean of this number: a part of a jar, as a statement is of a client's file. */
export class GetBean extends ViewQuery<JarRow> {
  @IsId() readonly jarId!: string;
  @Type(() => Number) @IsInt() @Min(1) readonly bean!: number;
}
export class ListJars extends ListQuery<JarRow> {
  @IsOptional() @IsText() readonly colour?: string;
}
export class SumJars extends ViewQuery<readonly Total[]> {}

const on: Rows<JarRow, typeof jarEvents> = {
  BeansAdded: ({ beans }, row) => {
    // A bean of 13 cannot be shown by the first version of this view.
    if (beans === 13 && poison.active) throw new Error('thirteen beans');
    return { ...row, beans: row.beans + beans };
  },
  JarCounted: (_, row) => ({ ...row, counts: row.counts + 1 }),
  JarBroken: () => undefined,
};

/** Whether a spec wants folding to fail. */
export const poison = { active: false };

export const jarsOf = (version: number) =>
  defineView({
    name: 'jars',
    version,
    events: jarEvents,
    opens: {
      JarFilled: ({ colour, beans }, { id }): JarRow => ({
        jarId: id,
        colour: version === 1 ? colour : colour.toUpperCase(),
        beans,
        counts: 0,
        tags: [colour, `${colour}-jar`],
      }),
    },
    on,
    rollups: { colours: ({ colour, beans }) => [{ group: { colour }, sums: { beans } }] },
    scope: 'open',
    queries: { GetJar, GetBean, ListJars, SumJars },
    allow: { GetJar: staff, GetBean: staff, ListJars: staff, SumJars: staff },
    answer: {
      GetJar: ({ jarId }, rows) => rows.get(jarId),
      GetBean: async ({ jarId, bean }, rows) => {
        const row = await rows.get(jarId);
        if (row.beans < bean) throw NotFound({ id: String(bean) });
        return row;
      },
      ListJars: (query, rows): Promise<Page<JarRow>> => rows.page({ colour: query.colour }, query),
      SumJars: (_, rows) => rows.totals('colours'),
    },
    indexes: [{ colour: 1, beans: 1 }],
    keepsDays: true,
  });
export const jars = jarsOf(1);

/** Each jar stands on a shelf of its colour: an event of a jar concerns two rows. */
export const shelves = defineView({
  name: 'shelves',
  events: { JarFilled },
  empty: (key) => ({ key, beans: 0 }),
  key: { JarFilled: ({ colour }, { id }) => [id, `shelf-${colour}`] },
  on: {
    JarFilled: ({ beans }, row) => {
      if (beans === 13 && row.key.startsWith('jar') && poison.active) throw new Error('thirteen');
      return { ...row, beans: row.beans + beans };
    },
  },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

/** At the end of a day every jar is counted. */
export const countJars = defineProcess({
  name: 'count-jars',
  events: { ...businessDayEvents, ...jarEvents },
  sweeps: {
    BusinessDayClosed: sweep(
      () => jars.rows({}),
      (row: JarRow, { day }: { readonly day: string }) => [CountJar.of({ jarId: row.jarId, day })],
    ),
  },
});

/** A jar of a hundred beans gets one more. */
export const rewardHundred = defineProcess({
  name: 'reward-hundred',
  events: jarEvents,
  on: {
    JarFilled: ({ beans }, { id }) => {
      if (beans === 100 && poison.active) throw new Error('no rewards today');
      return beans === 100 ? [AddBeans.of({ jarId: id, beans: 1, valueDate: '2026-03-02' })] : [];
    },
  },
});

/** What is added to the jar `watched` is added to the jar `mirror`, in the same order. */
export const mirrorBeans = defineProcess({
  name: 'mirror-beans',
  events: jarEvents,
  on: {
    BeansAdded: ({ beans }, { id }) =>
      id === 'watched' ? [AddBeans.of({ jarId: 'mirror', beans, valueDate: '2026-03-02' })] : [],
  },
});

@Controller('jars')
export class JarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post() fill(@Payload() command: FillJar) {
    return this.commands.execute(command);
  }
  @Post(':jarId/beans') add(@Payload() command: AddBeans) {
    return this.commands.execute(command);
  }
  @Post(':jarId/breakage') break(@Payload() command: BreakJar) {
    return this.commands.execute(command);
  }
  @Get('totals') sum(@Ask() query: SumJars) {
    return this.queries.execute(query);
  }
  @Get(':jarId') get(@Ask() query: GetJar) {
    return this.queries.execute(query);
  }
  @Get(':jarId/beans/:bean') bean(@Ask() query: GetBean) {
    return this.queries.execute(query);
  }
  @Get() list(@Ask() query: ListJars) {
    return this.queries.execute(query);
  }
}

const processes = [countJars, rewardHundred, mirrorBeans];

@Module(
  boundedContext({
    deciders: [jar],
    views: [jars, shelves],
    processes,
    controllers: [JarController],
  }),
)
export class JarModule {}

@Module(
  boundedContext({ deciders: [jar], views: [jarsOf(2)], processes, controllers: [JarController] }),
)
export class JarModuleOfVersion2 {}
