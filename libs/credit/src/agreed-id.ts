/** What ids of applications begin with that follow from an agreement with the client. */
const agreed = 'ap_of:';

/** The application for the nth loan of an agreement: one each, however often it is tried. */
export const agreedApplicationId = (agreementId: string, place: number): string =>
  `${agreed}${agreementId}:${place}`;

/** Whether an id is one that the system alone may give. */
export const isAgreedApplicationId = (id: string): boolean => id.startsWith(agreed);

/** The agreement and the place of its loan that an application or a loan comes from. */
export function agreementOf(id: string): { agreementId: string; place: number } | undefined {
  const [, agreementId, place] = /^(?:ap|ln)_of:(.+):(\d)$/.exec(id) ?? [];
  return agreementId === undefined ? undefined : { agreementId, place: Number(place) };
}
