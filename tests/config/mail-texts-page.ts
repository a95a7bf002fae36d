import { PLACEHOLDERS } from '../../src/domain/letter/texts/placeholder.ts';
import type { Placeholder } from '../../src/domain/letter/texts/placeholder.ts';
import { TEXT_CATALOGUE } from '../../src/domain/letter/texts/letter-texts.ts';
import type { LetterTexts } from '../../src/domain/letter/texts/letter-texts.ts';
import { LONGEST, ofLetter, ofRound, ofTask } from '../../src/domain/letter/texts/text-rule.ts';
import type { TextRule, TextRules } from '../../src/domain/letter/texts/text-rule.ts';
import type { Template } from '../../src/domain/letter/texts/template.ts';
import { COMMON_TEXTS } from '../../src/domain/letter/texts/common-texts.ts';
import { DECISION_TEXTS } from '../../src/domain/letter/texts/decision-texts.ts';
import { DOCUMENT_TEXTS } from '../../src/domain/letter/texts/document-texts.ts';
import { LATENESS_TEXTS } from '../../src/domain/letter/texts/lateness-texts.ts';
import { REMINDER_TEXTS } from '../../src/domain/letter/texts/reminder-texts.ts';
import { RESULT_TEXTS } from '../../src/domain/letter/texts/result-texts.ts';
import { ROUND_TEXTS } from '../../src/domain/letter/texts/round-texts.ts';

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
const code = (text: string): string => `\`${text}\``;
const braced = (names: readonly string[]): string => names.map((name) => code(`{${name}}`)).join(', ');

const FAMILIES: readonly (readonly [
  title: string,
  file: string,
  groups: Readonly<Record<string, TextRules>>,
])[] = [
  ['Phần chung', 'common.yaml', COMMON_TEXTS],
  ['Giao việc và nhắc trước thời hạn', 'reminders.yaml', REMINDER_TEXTS],
  ['Sau thời hạn', 'lateness.yaml', LATENESS_TEXTS],
  ['Văn bản của Trung ương, cách tính, điều kiện', 'documents.yaml', DOCUMENT_TEXTS],
  ['Kết quả', 'results.yaml', RESULT_TEXTS],
  ['Ý kiến, gia hạn, điều chỉnh', 'decisions.yaml', DECISION_TEXTS],
  ['Kế hoạch, báo cáo theo mục IV', 'rounds.yaml', ROUND_TEXTS],
];

const TITLES: Readonly<Record<keyof LetterTexts, string>> = {
  common: 'khung của mọi thư',
  headings: 'tên các phần của thư gộp nhiều nội dung',
  'several-alike': 'tiêu đề của thư gộp các nội dung cùng loại',
  'several-mixed': 'từng loại trong tiêu đề của thư gộp nhiều loại',
  confidential: 'thư về nhiệm vụ mật, loại nào cũng vậy',
  assignment: 'thông báo giao nhiệm vụ',
  reminder: 'nhắc trước thời hạn',
  'watch-question': 'hỏi văn bản, điều kiện đang chờ',
  'feasibility-warning': 'báo sắp không còn đủ thời gian chờ văn bản',
  'standing-review': 'hỏi tình hình nhiệm vụ thường xuyên',
  'overdue-letter': 'thư gửi người đứng đầu khi quá hạn; các khóa `other…`: bản gửi cơ quan khác',
  'overdue-review': 'rà soát hằng tháng việc quá hạn',
  'ladder-talk': 'đề nghị trao đổi trực tiếp',
  'ladder-note': 'báo cáo cấp trên về việc quá hạn',
  'packet-request': 'hỏi ý kiến người duyệt hồ sơ trình',
  packet: 'hồ sơ trình',
  directive: 'ý kiến chỉ đạo',
  'directive-late': 'chưa trả lời ý kiến chỉ đạo',
  'confirmation-late': 'kết quả chưa được xác nhận',
  'decision-late': 'tờ trình chưa có quyết định',
  'event-issued': 'đã ghi nhận văn bản của Trung ương',
  'event-withdrawn': 'đính chính việc ghi nhận văn bản',
  'document-reported': 'cơ quan báo văn bản đã ban hành',
  'reading-confirmed': 'đã xác nhận cách tính thời hạn',
  'eligibility-recorded': 'đã ghi nhận nơi đủ điều kiện',
  'part-reminder': 'nhắc nơi có thời hạn riêng',
  'signature-request': 'trình thủ trưởng cơ quan ký kết quả đã chuẩn bị',
  'signature-returned': 'thủ trưởng cơ quan trả lại kết quả đã chuẩn bị',
  'confirmation-request': 'đề nghị xác nhận kết quả',
  'result-confirmed': 'kết quả đã được xác nhận',
  'result-returned': 'kết quả được trả lại để bổ sung',
  'part-reported': 'cơ quan thực hiện báo cáo phần việc',
  'part-returned': 'phần việc được trả lại để bổ sung',
  'opinion-request': 'đề nghị cho ý kiến',
  'opinion-reminder': 'nhắc cho ý kiến',
  'opinion-given': 'đã có ý kiến',
  'extension-request': 'đề nghị gia hạn',
  'extension-undecided': 'đề nghị gia hạn chưa được giải quyết',
  'extension-decision': 'kết quả xem xét đề nghị gia hạn',
  'extension-answer': 'trả lời ngày được đề xuất',
  'counter-reminder': 'nhắc trả lời ngày được đề xuất',
  'counter-lapsed': 'ngày được đề xuất hết hiệu lực',
  'date-question': 'cần quyết định thời hạn khi có văn bản mới',
  'date-undecided': 'thời hạn khi có văn bản mới chưa được quyết định',
  'date-settled': 'đã quyết định thời hạn khi có văn bản mới',
  'date-conflict': 'vướng về thời hạn, cần quyết định',
  'contest-request': 'ý kiến về việc ghi quá hạn',
  'contest-undecided': 'ý kiến về việc ghi quá hạn chưa được kết luận',
  'mark-concluded': 'kết luận về việc ghi quá hạn',
  'task-changed': 'nhiệm vụ thay đổi theo quyết định',
  'suspension-review': 'rà soát nhiệm vụ tạm dừng',
  'round-day-question': 'đề nghị ấn định ngày nộp báo cáo',
  'round-request': 'đề nghị gửi kế hoạch, báo cáo',
  'round-reminder': 'nhắc đơn vị chưa gửi',
  'round-overdue': 'đơn vị chưa gửi khi đã qua thời hạn',
  'round-boundary': 'báo cáo nhận đúng ngày ghi trong Kế hoạch',
  'round-complete': 'đã nhận đủ',
  'round-closed': 'đợt gửi đã chốt khi còn đơn vị chưa gửi; các khóa `…Keeper`: bản gửi nơi theo dõi',
  'round-concluded': 'kết luận về nội dung nhận đúng ngày ghi trong Kế hoạch',
  'link-renewed': 'gửi lại liên kết theo đề nghị của người nhận hoặc khi thu hồi',
  'round-link-renewed': 'gửi lại liên kết của đợt báo cáo',
  receipt: 'bản sao biên nhận, theo đề nghị của người gửi',
  'round-receipt': 'bản sao biên nhận của đợt báo cáo',
};

const SHARED = {
  letter: ofLetter.sentence().may,
  task: ofTask.sentence().may,
  round: ofRound.sentence().may,
} as const;

/** Which of the lists at the top a text may use, and what else. */
function mayWords({ may }: TextRule): string {
  const holds = (names: readonly Placeholder[]): boolean => names.every((name) => may.includes(name));
  const [label, shared]: readonly [string, readonly Placeholder[]] = holds(SHARED.task)
    ? ['B', SHARED.task]
    : holds(SHARED.round)
      ? ['C', SHARED.round]
      : holds(SHARED.letter)
        ? ['A', SHARED.letter]
        : ['', []];
  const own = braced(may.filter((name) => !shared.includes(name)));
  return [label, own].filter((words) => words !== '').join('; ');
}

function groupSection(group: keyof LetterTexts, rules: TextRules, texts: LetterTexts): string {
  const own: Readonly<Record<string, Template>> = texts[group];
  const rows = Object.entries(rules).map(([key, rule]) => [
    code(key),
    rule.when ?? '',
    mayWords(rule),
    braced(rule.must),
    own[key]?.source ?? '',
  ]);
  return [
    `### ${code(group)}: ${TITLES[group]}`,
    table(['Khóa', 'Khi nào', 'Chỗ điền', 'Bắt buộc', 'Lời văn kèm chương trình'], rows),
  ].join('\n\n');
}

const placeholderTable = (names: readonly Placeholder[]): string =>
  table(
    ['Chỗ điền', 'Nghĩa', 'Ví dụ'],
    names.map((name) => [code(`{${name}}`), ...PLACEHOLDERS[name]]),
  );

const all = Object.keys(PLACEHOLDERS) as Placeholder[];

/** `docs/mail-texts.md`, made from the table by which texts are checked and from those that come with the program. */
export function mailTextsPage(texts: LetterTexts): string {
  const shared = [...SHARED.letter, ...SHARED.task, ...SHARED.round];
  return `${[
    '# Lời văn của thư',
    '<!-- Made by tests/config/mail-texts-page.test.ts from the table of texts; UPDATE_DOCS=1 writes it anew. -->',
    `Mọi câu trong thư có thể viết lại theo cách của cơ quan. Lời văn kèm chương trình nằm trong \`config/mail/\`; cơ quan không sửa ở đó mà viết những câu muốn đổi vào các tệp \`.yaml\` trong thư mục \`mail\` của thư mục dữ liệu (\`.dondoc/mail/\` nếu không chọn nơi khác), tên tệp tùy ý. Câu không viết lại thì giữ như kèm chương trình.`,
    '```yaml\n# .dondoc/mail/loi-van.yaml\ncommon:\n  closing: Trân trọng cảm ơn sự phối hợp của đồng chí.\n\nreminder:\n  request: >-\n    {deNghi} {nguoiNhan} gửi báo cáo kết quả kèm số, ngày văn bản; nếu có vướng mắc, xin nêu rõ\n    để kịp thời tháo gỡ.\n```',
    '`dondoc mail preview KIND` cho xem thư với lời văn mới, trên nhiệm vụ của chính Kế hoạch; `--texts THƯ-MỤC` xem bản đang soạn ở nơi khác; `--all TỆP` xem mọi loại thư. `dondoc start` kiểm tra mọi tệp; có lỗi thì không chạy và nêu tất cả các lỗi một lần, mỗi lỗi có tệp, dòng, điều gặp và điều cần:',
    '```\n.dondoc/mail/loi-van.yaml:3 reminder.subject: gặp câu không có {soNhiemVu}; cần chỗ điền {soNhiemVu} (số của nhiệm vụ) trong câu này.\n```',
    'Lời văn có hiệu lực từ lần khởi động sau. Thư đã lập giữ lời văn cũ; thư lập sau dùng lời văn mới.',
    '## Cách viết',
    [
      '- Chữ thuần, mỗi câu một dòng; câu dài viết sau `>-`. Không thẻ HTML, không Markdown, không địa chỉ web: liên kết do thư tự đặt.',
      '- Câu bắt đầu bằng chỗ điền, hoặc có dấu `: ` hay ` #`, đặt trong dấu nháy kép.',
      '- Chỗ điền viết liền trong ngoặc nhọn. Mỗi câu chỉ dùng được các chỗ điền ghi ở câu đó; chỗ điền bắt buộc phải có.',
      `- Dài nhất, tính cả chỗ điền: tiêu đề (\`subject…\`) ${LONGEST.subject} ký tự, câu ${LONGEST.sentence}, chữ trên liên kết và tên phần ${LONGEST.label}. Tiêu đề sau khi điền dài quá 120 ký tự thì được rút ngắn; phần \`[KH …]\` do thư tự đặt.`,
      '- Không viết lại được: ngày, số đếm, vai trò, cách tính thời hạn, nhãn của các dòng ("Thời hạn", "Cách tính"), nguyên văn của Kế hoạch. Các phần này nói như nhau ở mọi nơi.',
      '- Khóa: `subject…` tiêu đề; `opening…` câu mở đầu; `request…` điều đề nghị; `answer…` chữ trên liên kết; `why…` vì sao có thư này; `next…` điều tiếp theo.',
    ].join('\n'),
    '## Chỗ điền dùng chung',
    '**A.** Trong mọi thư:',
    placeholderTable(SHARED.letter),
    '**B.** Trong thư về một nhiệm vụ: các chỗ điền A và',
    placeholderTable(SHARED.task.filter((name) => !SHARED.letter.some((one) => one === name))),
    '**C.** Trong thư về một đợt báo cáo: các chỗ điền A và',
    placeholderTable(SHARED.round.filter((name) => !SHARED.letter.some((one) => one === name))),
    '## Chỗ điền riêng của từng câu',
    placeholderTable(all.filter((name) => !shared.some((one) => one === name))),
    ...FAMILIES.flatMap(([title, file, groups]) => [
      `## ${title} (\`${file}\`)`,
      ...Object.entries(groups).map(([group, rules]) =>
        groupSection(group as keyof LetterTexts, rules, texts),
      ),
    ]),
  ].join('\n\n')}\n`;
}

/** Placeholders that no text may use: they would be a promise of the page that nobody keeps. */
export function idlePlaceholders(): readonly Placeholder[] {
  const used = new Set(
    Object.values<TextRules>(TEXT_CATALOGUE).flatMap((rules) =>
      Object.values(rules).flatMap(({ may }) => may),
    ),
  );
  return all.filter((name) => !used.has(name));
}
