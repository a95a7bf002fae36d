import { describeReading } from '../../../src/domain/deadline/describe-deadline.ts';
import { FLAGS, REFUSALS } from '../../../src/domain/deadline/flags.ts';
import type { FlagCode, RefusalCode } from '../../../src/domain/deadline/flags.ts';
import { CHAPTERS, FLAG_EXAMPLES, REFUSAL_EXAMPLES } from './forms.ts';
import type { Chapter } from './forms.ts';
import { read } from './support.ts';

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const chapter = ({ title, source, forms }: Chapter): string =>
  [
    `## ${title}`,
    `Căn cứ: ${source}.`,
    table(
      ['Cách viết', 'Được hiểu là', 'Cách tính'],
      forms.map(({ phrase, counted }) => [phrase, describeReading(read(phrase), 'short'), counted]),
    ),
  ].join('\n\n');

const flagRows = (kind: 'ask' | 'note'): readonly (readonly string[])[] =>
  (Object.keys(FLAGS) as FlagCode[])
    .filter((code) => FLAGS[code].kind === kind)
    .map((code) => [`\`${code}\``, FLAGS[code].words, FLAG_EXAMPLES[code]]);

/** `docs/deadline-language.md`, made from the tables that the tests run. */
export function languagePage(): string {
  return `${[
    '# Ngôn ngữ thời hạn',
    '<!-- Made by tests/domain/deadline/language-page.test.ts from its tables; UPDATE_DOCS=1 writes it anew. -->',
    'Trang này liệt kê mọi cách viết thời hạn mà hệ thống đọc được, kèm cách tính và căn cứ. Các ví dụ đọc trong một văn bản ký ngày 10/4/2018. Cách viết không có trong trang này không bị đoán: hệ thống gắn cờ để hỏi, hoặc từ chối và chỉ ra chữ không hiểu.',
    '**Mốc** (một ngày in sẵn) không bao giờ dời, dù rơi vào ngày nghỉ; việc nhắc được kéo về ngày làm việc cuối cùng trong hạn. **Thời hạn** (một khoảng tính từ sự kiện) kết thúc vào ngày nghỉ thì tính đến hết ngày làm việc kế tiếp.',
    'Chữ hoa, chữ thường, vị trí dấu (hoà, hòa), dạng mã, khoảng trắng, chữ số toàn khổ không làm đổi cách hiểu. Số, ký hiệu và ngày của văn bản được viện dẫn ("Nghị quyết số 18-NQ/TW ngày 25/10/2017"), số điều, khoản, khóa, kỳ họp không phải là thời gian.',
    ...CHAPTERS.map(chapter),
    '## Điều cần người xác nhận',
    'Cụm từ có các cờ sau vẫn được đọc, nhưng ngày chỉ có giá trị khi có người xác nhận cách hiểu.',
    table(['Cờ', 'Nội dung', 'Ví dụ'], flagRows('ask')),
    '## Điều được ghi chú',
    'Các cờ sau chỉ ghi bên cạnh ngày, không phải chờ xác nhận.',
    table(['Cờ', 'Nội dung', 'Ví dụ'], flagRows('note')),
    '## Cụm từ không đọc được',
    'Hệ thống chỉ ra chữ không hiểu và cách viết được hiểu.',
    table(
      ['Lý do', 'Nội dung', 'Ví dụ'],
      (Object.keys(REFUSALS) as RefusalCode[]).map((code) => [
        `\`${code}\``,
        REFUSALS[code],
        REFUSAL_EXAMPLES[code],
      ]),
    ),
  ].join('\n\n')}\n`;
}
