import { Matches } from 'class-validator';

export const IsEmail = () =>
  Matches(/^[^\s@]{1,64}@[^\s@]{1,190}$/, { message: '$property must be an e-mail address' });

export const IsEmployeeNumber = () =>
  Matches(/^[A-Za-z0-9-]{1,40}$/, {
    message: '$property must be 1 to 40 letters, digits or -',
  });
