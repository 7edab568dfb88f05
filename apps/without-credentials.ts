/** The URL of a store, to be shown. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');
