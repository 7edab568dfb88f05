import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How a contingency plan was tried. */
export const ContingencyTest = defineCodes(
  { en: 'Test of a contingency plan', zh: '应急演练方式' },
  {
    tableTop: { en: 'Talked through at a table', zh: '桌面推演' },
    callOut: { en: 'Contacts called', zh: '联络测试' },
    exercise: { en: 'Exercised in full', zh: '实战演练' },
  },
);
export type ContingencyTest = CodeOf<typeof ContingencyTest>;

/** What a test found. */
export const ContingencyFinding = defineCodes(
  { en: 'Result of a test', zh: '演练结果' },
  {
    held: { en: 'The plan held', zh: '预案有效' },
    gaps: { en: 'Gaps were found', zh: '发现缺陷' },
  },
);
export type ContingencyFinding = CodeOf<typeof ContingencyFinding>;

/** How far a contingency plan has come. */
export const ContingencyStage = defineCodes(
  { en: 'Stage of a contingency plan', zh: '应急预案阶段' },
  {
    drafted: { en: 'Drafted', zh: '已起草' },
    approved: { en: 'Approved', zh: '已批准' },
    started: { en: 'Started', zh: '已启动' },
    retired: { en: 'Retired', zh: '已停用' },
  },
);
export type ContingencyStage = CodeOf<typeof ContingencyStage>;
