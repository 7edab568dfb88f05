/** The loan of an application: one each, so that an approval opens it once however often it is tried. */
export const loanIdOf = (applicationId: string): string =>
  `ln_${applicationId.replace(/^ap_/, '')}`.slice(0, 80);
