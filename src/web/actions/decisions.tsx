import type { DecisionForm } from '../../usecases/open-answers.ts';
import { matterOf } from '../../usecases/shown-matter.ts';
import { CHANGES } from './changes.tsx';
import { CONCLUSIONS } from './conclusions.tsx';
import type { Decision } from './decision.ts';

export const DECISION_PATHS: Readonly<Record<DecisionForm, string>> = {
  extension: 'quyet-gia-han',
  mark: 'ket-luan-thoi-han',
  part: 'xac-nhan-phan-viec',
  reading: 'cach-hieu',
  dates: 'thoi-han-theo-van-ban',
  eligibility: 'du-dieu-kien',
  amendment: 'dieu-chinh',
  suspension: 'tam-dung',
  resumption: 'tiep-tuc',
  cancellation: 'thoi-thuc-hien',
};

const OF_FORMS: Readonly<Record<DecisionForm, Decision>> = { ...CONCLUSIONS, ...CHANGES };

/** Each carries what it shows. */
export const decisionOf = (form: DecisionForm): Decision => ({
  ...OF_FORMS[form],
  matter: (task) => matterOf(task, form),
});
