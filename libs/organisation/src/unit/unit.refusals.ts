import { defineRefusals } from '#kernel';

export const unitRefusals = defineRefusals({
  UnitUnknown: {
    en: 'No open unit has this id.',
    zh: '机构不存在或已撤销',
    status: 422,
  },
  UnitIsClosed: { en: 'The unit is closed.', zh: '机构已撤销' },
  UnitNeedsParent: {
    en: 'Only the head office has no parent unit.',
    zh: '除总行外，机构必须有上级机构',
    status: 422,
  },
  UnitLevelWrong: {
    en: 'The parent unit must be of a higher level.',
    zh: '机构层级必须低于其上级机构',
    status: 422,
  },
  UnitBelowItself: {
    en: 'A unit cannot be below itself or one of its own units.',
    zh: '机构不得隶属于自身或其下级机构',
    status: 422,
  },
  UnitNotEmpty: {
    en: 'The unit still has staff, or open units below it.',
    zh: '机构仍有在岗人员或未撤销的下级机构',
  },
});
