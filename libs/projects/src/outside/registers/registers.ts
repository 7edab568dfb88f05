import type { OutsideRegister } from '../outside.codes.js';
import { adb, gmpp, ifc, nyc } from './others.js';
import type { Register } from './register.js';
import { ibrd, ida } from './world-bank-loans.js';
import {
  worldBankMonths,
  worldBankProjects,
  worldBankRated,
  worldBankRatings,
} from './world-bank-projects.js';

/** What each outside register publishes. */
export const registers: Readonly<Record<OutsideRegister, Register>> = {
  ibrd,
  ida,
  worldBankProjects,
  worldBankMonths,
  worldBankRatings,
  worldBankRated,
  ifc,
  adb,
  nyc,
  gmpp,
};
