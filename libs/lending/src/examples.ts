export { approved, reviewed, submitted } from './application/application.examples.js';
export {
  applicationId,
  booked,
  clientId,
  disbursed,
  guaranteed,
  loanId,
  overdue,
  running,
  signed,
  standing,
  terms,
  writtenOff,
} from './loan/loan.examples.js';
