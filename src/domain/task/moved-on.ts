import type { Problem } from '../result.ts';
import type { Task } from './task.ts';

const MOVED: Readonly<Record<Task['progress'], string>> = {
  waiting: 'Nhiệm vụ đang chờ văn bản hoặc điều kiện để bắt đầu, chưa nhận báo cáo kết quả.',
  'not-started': 'Nhiệm vụ chưa đến thời gian thực hiện.',
  open: 'Nhiệm vụ đang thực hiện, chưa có kết quả nào chờ xác nhận.',
  standing: 'Nhiệm vụ thường xuyên không có kết quả cuối; đề nghị gửi báo cáo tình hình.',
  presented: 'Nhiệm vụ đã được trình, đang chờ cấp có thẩm quyền quyết định.',
  submitted: 'Nhiệm vụ đã có báo cáo kết quả, đang chờ xác nhận.',
  done: 'Nhiệm vụ đã hoàn thành, không nhận thêm báo cáo.',
  suspended: 'Nhiệm vụ đang tạm dừng theo quyết định, chưa nhận báo cáo.',
  cancelled: 'Nhiệm vụ đã thôi thực hiện theo quyết định.',
  impossible: 'Nhiệm vụ đã được ghi nhận là chưa thực hiện được do chưa có hướng dẫn.',
};

/** What a person is told who brings something to a task that stands elsewhere by now. */
export const movedOn = (task: Task): Problem => ({ kind: 'moved-on', words: MOVED[task.progress] });
