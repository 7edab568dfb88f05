/** The words of the replay, of days compared and of the trail. */
export const replayWords = {
  replay: { en: 'Replay', zh: '事件回放' },
  replayOf: { en: 'Replay of {what}', zh: '{what} 的事件回放' },
  replayHow: {
    en: 'Every event in order. Arrow keys move through them; the right side shows what each one changed.',
    zh: '按顺序列出全部事件。用方向键逐条移动，右侧显示每个事件改变的内容。',
  },
  firstEvent: { en: 'First', zh: '第一个' },
  lastEvent: { en: 'Last', zh: '最后一个' },
  previousEvent: { en: 'Previous', zh: '上一个' },
  nextEvent: { en: 'Next', zh: '下一个' },
  eventOf: { en: 'Event {number} of {count}', zh: '第 {number} 个，共 {count} 个' },
  eventOfMany: { en: 'Event {number}, more follow', zh: '第 {number} 个，后面还有' },
  decision: { en: 'What was decided', zh: '决定内容' },
  changedIn: { en: 'What it changed', zh: '引起的变化' },
  changedNothing: { en: 'It changed no row that is kept.', zh: '未改变任何已保存的记录。' },
  stateAfter: { en: 'The whole row after it', zh: '事件后的完整记录' },
  recordedAt: { en: 'Recorded', zh: '记录于' },
  countsFor: { en: 'Counts for', zh: '计入日' },
  chooseEvent: { en: 'Choose an event.', zh: '请选择一个事件。' },
  causesAndEffects: { en: 'Causes and effects', zh: '前因后果' },
  toReplay: { en: 'Open in the replay', zh: '在回放中打开' },
} as const;
