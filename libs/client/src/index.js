export { connect, Problem } from './api.js';
export { memoryInbox, mongoInbox, sqlInbox } from './inbox.js';
export { eventsOf } from './server-sent-events.js';
export { subscribe, StreamEnded } from './subscribe.js';
