import type { DecisionForm } from '../../usecases/open-answers.ts';
import { CHANGES } from './changes.tsx';
import { CONCLUSIONS } from './conclusions.tsx';
import type { Decision } from './decision.ts';

export const DECISION_PATHS: Readonly<Record<DecisionForm, string>> = {
  extension: 'quyet-gia-han',
  mark: 'ket-luan-thoi-han',
  part: 'xac-nhan-phan-viec',
  reading: 'cach-hieu',
  eligibility: 'du-dieu-kien',
  amendment: 'dieu-chinh',
  suspension: 'tam-dung',
  resumption: 'tiep-tuc',
  cancellation: 'thoi-thuc-hien',
};

export const DECISIONS: Readonly<Record<DecisionForm, Decision>> = { ...CONCLUSIONS, ...CHANGES };
