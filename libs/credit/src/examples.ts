export {
  applicationId,
  approved,
  clientId,
  reviewed,
  submitted,
  terms,
} from './application/application.examples.js';
