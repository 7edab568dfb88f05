import { AreParts, DomainCommand, IsCode, IsId, IsText, Role } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';
import { WarningSignal } from '../early-warning/early-warning.codes.js';
import { ContingencyFinding, ContingencyTest } from './contingency.codes.js';
import type { ContingencyContact, ContingencyMeasure } from './contingency.events.js';

abstract class ContingencyCommand extends DomainCommand {
  @IsId() readonly planId!: string;
}

class MeasureFields implements ContingencyMeasure {
  @IsText({ max: 200 }) readonly action!: string;

  @IsCode(Role) readonly owner!: Role;

  @IsInt() @Min(0) @Max(90) readonly withinDays!: number;
}

class ContactFields implements ContingencyContact {
  /** A person of the register of persons, or of the staff. */
  @IsId() readonly personId!: string;

  @IsText({ max: 200 }) readonly purpose!: string;
}

abstract class ContingencyContentCommand extends ContingencyCommand {
  @IsCode(WarningSignal) readonly scenario!: WarningSignal;

  @IsText({ max: 200 }) readonly title!: string;

  /** What has to happen for the plan to start. */
  @IsText({ max: 1_000 }) readonly trigger!: string;

  @AreParts(MeasureFields, { min: 1, max: 20 }) readonly measures!: readonly ContingencyMeasure[];

  @AreParts(ContactFields, { min: 1, max: 20 }) readonly contacts!: readonly ContingencyContact[];
}

/** Writes down what is done when a risk of a client comes true, by whom, and who is called. */
export class DraftContingencyPlan extends ContingencyContentCommand {
  @IsId() readonly clientId!: string;
}

/** Changes a plan; the change is approved anew. */
export class ReviseContingencyPlan extends ContingencyContentCommand {}

/** Approves a plan; another person than its author. */
export class ApproveContingencyPlan extends ContingencyCommand {
  /** The version that was read. */
  @IsInt() @Min(1) readonly version!: number;
}

/** Records how an approved plan was tried and what was found. */
export class RecordContingencyTest extends ContingencyCommand {
  @IsCode(ContingencyTest) readonly how!: ContingencyTest;

  @IsCode(ContingencyFinding) readonly result!: ContingencyFinding;

  @IsText({ max: 2_000 }) readonly findings!: string;
}

/** Starts an approved plan: its measures become tasks. */
export class StartContingencyPlan extends ContingencyCommand {
  @IsText({ max: 1_000 }) readonly reason!: string;
}

/** Takes a plan out of use. */
export class RetireContingencyPlan extends ContingencyCommand {
  @IsText() readonly reason!: string;
}
