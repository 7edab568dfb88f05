import type { Day } from '#kernel';
import { AreParts, defineField, DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { categories, eventTypes } from '../feed/wanted.js';
import { FieldTreatment } from '../outlets.codes.js';

const IsEventType = defineField({
  name: 'isEventType',
  en: 'must be a type of event, as GET /events/types lists them',
  zh: '必须为 GET /events/types 列出的事件类型',
  test: (value) => eventTypes.has(String(value)),
  schema: { type: 'string' },
});

const IsCategory = defineField({
  name: 'isCategory',
  en: 'must be a kind of stream, such as loan',
  zh: '必须为事件流类别，例如 loan',
  test: (value) => categories.has(String(value)),
  schema: { type: 'string' },
});

/** Which events; what is left out narrows nothing. */
class ScopeFields {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsEventType({ each: true })
  readonly types?: readonly string[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsCategory({ each: true })
  readonly categories?: readonly string[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  readonly clientIds?: readonly string[];

  /** The clients of these units and of all below them. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsId({ each: true })
  readonly unitIds?: readonly string[];
}

class FieldPolicyFields {
  /** Where the field is in the data: `facts.name`. */
  @Matches(/^[A-Za-z]\w*(\.[A-Za-z]\w*){0,5}$/, {
    message: '$property must be the path of a field, such as facts.name',
  })
  readonly path!: string;

  @IsCode(FieldTreatment) readonly treatment!: FieldTreatment;
}

class TermsFields {
  @IsPart(ScopeFields) readonly scope!: ScopeFields;

  @AreParts(FieldPolicyFields, { max: 100 })
  readonly fields!: readonly FieldPolicyFields[];

  /** How many events it may read in a minute, over all its lines. */
  @IsInt() @Min(60) @Max(10_000_000) readonly eventsPerMinute!: number;

  @IsDay() readonly expiresOn!: Day;

  /** The public key that fields are encrypted for: a JWK in JSON, EC P-256 or RSA. */
  @IsOptional() @IsString() @MaxLength(2_000) readonly encryptionKey?: string;
}

abstract class OutletCommand extends DomainCommand {
  @IsId() readonly outletId!: string;
}

abstract class ReasonedCommand extends OutletCommand {
  @IsText() readonly reason!: string;
}

/** Asks that a service of the bank gets events. Somebody else approves it. */
export class RequestOutlet extends OutletCommand {
  /** The service, as the staff register knows it. */
  @IsId() readonly serviceId!: string;

  @IsText({ max: 100 }) readonly name!: string;

  /** What the events are used for. */
  @IsText() readonly purpose!: string;

  /** The person who answers for it. */
  @IsId() readonly ownerId!: string;

  /** Whom to call when it fails. */
  @IsText({ max: 200 }) readonly contact!: string;

  @IsPart(TermsFields) readonly terms!: TermsFields;
}

/** Lets the outlet begin. */
export class ApproveOutlet extends OutletCommand {}

/** Refuses the outlet. */
export class DeclineOutlet extends ReasonedCommand {}

/** Gives the outlet other terms: less counts at once, more when somebody else has approved it. */
export class ChangeOutletTerms extends ReasonedCommand {
  @IsPart(TermsFields) readonly terms!: TermsFields;
}

/** Approves that the outlet gets more. */
export class ApproveWidening extends OutletCommand {}

/** Refuses that the outlet gets more. */
export class DeclineWidening extends ReasonedCommand {}

/** Stops the outlet until it is resumed. */
export class SuspendOutlet extends ReasonedCommand {}

/** Lets the outlet go on where it was. */
export class ResumeOutlet extends ReasonedCommand {}

/** Ends the outlet for good. */
export class CloseOutlet extends ReasonedCommand {}
