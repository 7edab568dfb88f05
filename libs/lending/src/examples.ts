export {
  booked,
  disbursed,
  guaranteed,
  loanId,
  overdue,
  running,
  signed,
  standing,
  writtenOff,
} from './loan/loan.examples.js';
