import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { OrganisationName } from '../name.js';
import type { UnitKind } from '../organisation.codes.js';

/** The bank's organisation: each unit lies below another, up to the head office (机构). */
export const unitEvents = defineEvents('unitId', {
  UnitOpened: event<{
    readonly name: OrganisationName;
    readonly kind: UnitKind;
    /** Absent for the head office. */
    readonly parentId?: string;
    readonly valueDate: Day;
  }>(),
  UnitRenamed: event<{ readonly name: OrganisationName; readonly valueDate: Day }>(),
  /** The unit, and with it all that lies below, now lies below another. */
  UnitMoved: event<{
    readonly formerParentId: string;
    readonly parentId: string;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  UnitClosed: event<{
    readonly parentId?: string;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
});
