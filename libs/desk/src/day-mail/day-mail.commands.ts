import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsId } from '#kernel';

abstract class DayMailCommand extends DomainCommand {
  @IsId() readonly personId!: string;
}

/** Asks for one's own day by mail, each morning. */
export class OrderDayMail extends DayMailCommand {}

/** Wants no more mail in the morning. */
export class CancelDayMail extends DayMailCommand {}

/** Records that the day of somebody went out. Sent by the system alone. */
export class RecordDayMail extends DayMailCommand {
  @IsDay() readonly day!: Day;
}
