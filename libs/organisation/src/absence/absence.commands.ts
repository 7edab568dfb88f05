import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { LeaveKind } from '../organisation.codes.js';

abstract class AbsenceCommand extends DomainCommand {
  @IsId() readonly personId!: string;
}

/** Enters a leave. */
export class PlanLeave extends AbsenceCommand {
  @IsCode(LeaveKind) readonly kind!: LeaveKind;

  @IsDay() readonly from!: Day;

  /** The last day of the leave. */
  @IsDay() readonly until!: Day;
}

/** Takes back the leave that begins on a day. */
export class CancelLeave extends AbsenceCommand {
  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}

/** Lets another person see and do what this person may, from one day to another. */
export class AppointDeputy extends AbsenceCommand {
  @IsId() readonly deputyId!: string;

  @IsDay() readonly from!: Day;

  /** The last day. At most a year. */
  @IsDay() readonly until!: Day;

  @IsText() readonly reason!: string;
}

/** Ends a deputyship at once. */
export class DismissDeputy extends AbsenceCommand {
  @IsId() readonly deputyId!: string;

  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}
