import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Whether the bank writes by a template. */
export const TemplateState = defineCodes(
  { en: 'State of a template', zh: '通知模板状态' },
  {
    draft: { en: 'Not in force yet', zh: '未生效' },
    inForce: { en: 'In force', zh: '使用中' },
    retired: { en: 'Retired', zh: '已停用' },
  },
);
export type TemplateState = CodeOf<typeof TemplateState>;
