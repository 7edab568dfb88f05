/** The scheme of a coded value, as the field beside it states it, right or wrong. */
export const schemeOf = (beside: object): unknown =>
  'scheme' in beside ? beside.scheme : undefined;
