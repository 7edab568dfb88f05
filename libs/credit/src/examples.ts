export {
  applicationId,
  approved,
  clientId,
  product,
  reviewed,
  submitted,
  terms,
} from './application/application.examples.js';
