/** One variable of the environment: what it means, what it is unless set, what it may be. */
export interface Variable<T> {
  readonly variable: string;
  readonly en: string;
  readonly zh: string;
  readonly otherwise: T;
  /** Reads the text, or says what is wrong with it. */
  readonly read: (text: string) => T | Error;
  /** What the reference page shows instead of the value. */
  readonly shown?: string;
}

export const text = (value: string) => value;
export const url =
  (...schemes: readonly string[]) =>
  (value: string) =>
    schemes.some((scheme) => value.startsWith(`${scheme}://`))
      ? value
      : new Error(`must begin with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
/** Keys that come in plain text may come from anybody; the machine itself is trusted. */
export const safeUrl = (value: string): string | Error =>
  /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/.test(value)
    ? value
    : new Error('must begin with https://, or http:// of this machine');
export const whole =
  (least: number, most: number) =>
  (value: string): number | Error => {
    const number = Number(value);
    return value.trim() !== '' && Number.isInteger(number) && number >= least && number <= most
      ? number
      : new Error(`must be a whole number from ${least} to ${most}`);
  };
export const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (value: string): T | Error =>
    values.find((each) => each === value) ?? new Error(`must be one of ${values.join(', ')}`);
export const zone = (value: string): string | Error => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    return new Error('must be a time zone such as Asia/Shanghai');
  }
};
