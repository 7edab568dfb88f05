import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import { NoticeTopic } from '../reach/reach.codes.js';
import * as commands from './bulletin.commands.js';
import { bulletinEvents } from './bulletin.events.js';

export const bulletinRefusals = defineRefusals({
  TopicOfContract: {
    en: 'This topic belongs to one contract: send a notice to its client.',
    zh: '该主题属于单个合同，请向该客户单独发送通知',
    status: 422,
  },
});

const evolve: Evolve<{ readonly topic: NoticeTopic }, typeof bulletinEvents> = {
  BulletinPublished: ({ topic }) => ({ topic }),
};

/** Market news, readings of policy, news of the industry, products, events and greetings. */
export const bulletin = defineDecider({
  stream: 'bulletin',
  by: 'bulletinId',
  prefix: 'bu',
  events: bulletinEvents,
  commands,
  allow: { PublishBulletin: ['unitHead', 'riskOfficer', 'service'] },
  evolve,
  create: {
    PublishBulletin({ topic, en, zh }) {
      if (!NoticeTopic(topic).needsConsent) {
        throw bulletinRefusals.TopicOfContract({ field: 'topic', topic });
      }
      return bulletinEvents.BulletinPublished({
        topic,
        en: { subject: en.subject, text: en.text },
        zh: { subject: zh.subject, text: zh.text },
      });
    },
  },
  decide: {},
});
