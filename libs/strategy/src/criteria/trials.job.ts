import type { Day, Receipt } from '#kernel';
import { addDays, addMonths } from '#kernel';
import { Clock, inContext, requestContext } from '#platform';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { GetBankIncome } from '../views/bank-income.view.js';
import { GetCriteria } from '../views/criteria.view.js';
import { RecordTrial } from './criteria.commands.js';
import type { CriteriaMovesAsked, TrialWanted } from './criteria.messages.js';
import { criteriaRefusals as refuse } from './criteria.refusals.js';
import type { TrialDay, TrialMove } from './trial.js';
import { ListRuleMoves, TryRules } from './what-if.queries.js';

/** What a trial came to, and the receipt of its record. */
export interface TrialAnswer extends Receipt {
  readonly days: readonly TrialDay[];
}

/** Tries criteria on the bank’s own history. One trial at a time: each goes through every client. */
@Injectable()
export class CriteriaTrials {
  private isBusy = false;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async carryOut({ criteriaId, days }: TrialWanted): Promise<TrialAnswer> {
    const wanted = days ?? this.usualDays();
    if (this.isBusy) throw refuse.TrialUnderWay();
    this.isBusy = true;
    try {
      const { content, contentHash } = await this.queries.execute(GetCriteria.of({ criteriaId }));
      const tried: TrialDay[] = [];
      for (const day of [...new Set(wanted)].toSorted()) {
        const { taxonomy, rules } = content;
        const query = { taxonomy, rules, ...(await this.seenOn(day)) };
        tried.push(await this.queries.execute(TryRules.of(query)));
      }
      const receipt = await this.record(RecordTrial.of({ criteriaId, contentHash, days: tried }));
      return { ...receipt, days: tried };
    } finally {
      this.isBusy = false;
    }
  }

  /** Who would move by the present version, as far as the asker sees. */
  async moves({ criteriaId, on, ...page }: CriteriaMovesAsked): Promise<readonly TrialMove[]> {
    const { content } = await this.queries.execute(GetCriteria.of({ criteriaId }));
    const { taxonomy, rules } = content;
    const seen = await this.seenOn(on ?? this.clock.today());
    return this.queries.execute(ListRuleMoves.of({ taxonomy, rules, ...seen, ...page }));
  }

  /** Today, and the ends of the last three months. */
  private usualDays(): readonly Day[] {
    const today = this.clock.today();
    const first = `${today.slice(0, 7)}-01`;
    return [today, ...[0, 1, 2].map((months) => addDays(addMonths(first, -months), -1))];
  }

  /** What the bank had earned by a day, and how rows are looked at as of it. */
  private async seenOn(day: Day) {
    const today = this.clock.today();
    if (day > today) throw refuse.TrialDayToCome({ field: 'days', found: day, today });
    const past = day < today ? { asOf: day } : {};
    const { incomeOfYear } = await this.queries.execute(GetBankIncome.of(past));
    return { ...past, incomeOfBank: incomeOfYear };
  }

  private record(command: RecordTrial): Promise<Receipt> {
    const { actor, correlationId } = requestContext();
    const context = {
      ...{ actor: { ...actor, roles: [] }, correlationId, system: true },
      idempotencyKey: randomUUID(),
    };
    return inContext(context, () => this.commands.execute(command));
  }
}
