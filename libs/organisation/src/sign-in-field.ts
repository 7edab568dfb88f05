import { Matches } from 'class-validator';

/** Matched exactly: what no issuer writes, such as control characters, is refused. */
export const IsVisibleAscii = () =>
  Matches(/^[\x21-\x7e]{1,255}$/, {
    message: '$property must be 1 to 255 visible ASCII characters',
  });
