/**
 * The closed list of what the language asks a person about (flags) and of what it does not read at all (refusals),
 * each with the sentence that the screen prints. `docs/deadline-language.md` is made from these tables.
 */
/** `ask`: a person confirms the reading before it counts. `note`: said beside the date, nothing waits for it. */
export interface Flag {
  readonly kind: 'ask' | 'note';
  /** A Vietnamese sentence. */
  readonly words: string;
}

const ask = (words: string): Flag => ({ kind: 'ask', words });
const note = (words: string): Flag => ({ kind: 'note', words });

export const FLAGS = {
  'start-before-document': note(
    'Mốc bắt đầu in ra sớm hơn ngày ký văn bản; thời gian hiển thị tính từ ngày ký.',
  ),
  'finish-before-document': ask('Thời hạn in ra sớm hơn ngày ký văn bản; đề nghị kiểm tra lại.'),
  'document-date-unknown': ask('Cụm từ tính từ ngày ký văn bản ("từ nay") nhưng chưa biết ngày ký.'),
  'year-inferred': note(
    'Cụm từ không ghi năm; năm được suy từ ngày văn bản hoặc từ mốc khác trong cùng cụm.',
  ),
  'two-digit-year': note('Năm chỉ ghi hai chữ số; đã hiểu là năm 20xx.'),
  'weekday-mismatch': ask('Thứ in kèm không đúng với ngày; đã lấy ngày, đề nghị kiểm tra.'),
  'length-mismatch': ask('Số ngày in kèm không khớp với hai mốc đầu, cuối; đã lấy hai mốc.'),
  'until-unit': ask('"đến tháng/quý/năm" có thể là đến đầu hoặc đến hết; đã hiểu là đến hết.'),
  'early-part': ask('"đầu tháng/năm" theo luật là ngày đầu tiên; người viết thường muốn nói những ngày đầu.'),
  'middle-part': ask('"giữa tháng/năm" theo luật là ngày 15 hoặc ngày 30/6; đề nghị xác nhận.'),
  'late-part': ask('"cuối tháng/năm" theo luật là ngày cuối cùng; đề nghị xác nhận.'),
  'ten-days': ask('Thượng, trung, hạ tuần hiểu theo thói quen là ngày 1–10, 11–20, 21–hết tháng.'),
  'part-of-unit': ask(
    'Một phần của quý, năm hoặc tuần thứ mấy của tháng hiểu theo thói quen; đề nghị xác nhận.',
  ),
  'soft-target': note('Có mốc dự kiến, phấn đấu: nhắc theo mốc này, đánh giá theo thời hạn chính (nếu có).'),
  'two-phases': note('Cụm từ có hai giai đoạn; mốc in ra chỉ thuộc một giai đoạn.'),
  'then-ongoing': note('Giai đoạn đầu có hạn, sau đó thực hiện thường xuyên.'),
  scope: note('Phần trong ngoặc giới hạn phạm vi của mốc thời gian; không bỏ qua.'),
  condition: note('Mốc thời gian kèm điều kiện; cần xác nhận điều kiện đã có hay chưa.'),
  'event-and-ceiling': ask(
    'Vừa có thời hạn tính từ sự kiện, vừa có mốc cuối: có ba cách hiểu, cần người có thẩm quyền xác nhận.',
  ),
  'after-means-within': ask(
    '"Hoàn thành sau N tháng kể từ …" theo chữ là không sớm hơn, theo nghĩa hành chính là chậm nhất; đã lấy chậm nhất.',
  ),
  'event-missing': ask('Có khoảng thời gian nhưng cụm từ không nêu sự kiện làm gốc tính.'),
  'event-apart': ask('Khoảng thời gian và sự kiện đứng ở hai vế; đã hiểu là tính từ sự kiện này.'),
  'counted-back': ask('Đếm ngược từ một ngày in sẵn; đề nghị xác nhận.'),
  'event-date-unknown': note('Thời hạn phụ thuộc một sự kiện chưa có ngày.'),
  'two-events': ask('Cụm từ nêu hai sự kiện; cần ghi ngày của từng sự kiện.'),
  'send-or-arrive': ask('"gửi … trước ngày": chưa rõ tính ngày gửi hay ngày nhận; cần ghi cả hai.'),
  'due-day-missing': ask('Báo cáo định kỳ nhưng không in ngày nộp; cần văn bản quy định ngày.'),
  'loose-period': note('Tháng, quý, năm không ghi số: đã hiểu là lặp lại theo kỳ đó.'),
  'period-unknown': ask('Có chữ "định kỳ" nhưng không ghi độ dài của kỳ.'),
  'period-choice': ask('Nêu nhiều chu kỳ để lựa chọn nhưng chưa chọn; cần người quyết định.'),
  'month-unknown': ask('Báo cáo theo năm hoặc 6 tháng có ngày nhưng không có tháng; cần bổ sung tháng.'),
  'day-of-quarter': ask('"ngày N của quý" hiểu là ngày N tháng đầu quý.'),
  'once-a-year': ask(
    'Kỳ báo cáo ngắn hơn năm nhưng ngày in ra không có đủ cho mỗi kỳ; đề nghị kiểm tra lại.',
  ),
  'short-month': note('Có tháng không có ngày này: khi đó tính đến ngày cuối cùng của tháng.'),
  'outside-vocabulary': ask('Chu kỳ này chưa có cách ghi riêng; cần người đặt lịch.'),
  'several-dates': ask('Cụm từ có nhiều mốc thời gian; đã lấy mốc cuối, các mốc khác ghi kèm.'),
  'other-words': ask('Còn chữ về thời gian trong câu chưa dùng đến; đề nghị xem lại.'),
  'start-unsure': ask('Chưa rõ mốc này là khoảng thời gian thực hiện hay chỉ là thời hạn hoàn thành.'),
  term: note('Nhiệm kỳ không phải năm dương lịch: kết thúc khi cơ quan khóa mới được bầu.'),
  'effective-date': note('Ngày có hiệu lực, không phải thời hạn của công việc.'),
  spelling: note('Có chữ viết hoặc quét sai đã được hiểu theo chữ gần nhất.'),
  'half-days': note('Số ngày lẻ nửa: tính đến hết ngày làm việc.'),
  hours: note('Thời hạn tính bằng giờ chạy ngay từ lúc sự kiện xảy ra; cần ghi giờ của sự kiện.'),
} as const satisfies Readonly<Record<string, Flag>>;

export const REFUSALS = {
  'no-time': 'Không có mốc thời gian, sự kiện hay chu kỳ nào. Viết ví dụ "chậm nhất ngày 30/6/2026".',
  vague:
    'Không phải một mốc thời gian xác định. Viết ngày, tháng, quý, năm hoặc sự kiện, ví dụ "trong quý II/2026".',
  'no-such-day': 'Không có ngày này trong lịch.',
  'no-such-month': 'Không có tháng này: tháng từ 1 đến 12.',
  'no-such-quarter': 'Không có quý này: quý từ I đến IV.',
  'no-such-weekday': 'Không có thứ này: từ thứ Hai đến thứ Bảy và Chủ nhật.',
  'no-such-hour': 'Không có giờ này: giờ từ 00 đến 24, phút từ 00 đến 59.',
  'no-such-year': 'Năm này không đọc được: viết đủ bốn chữ số, ví dụ năm 2026.',
  blank: 'Còn chỗ để trống. Điền đủ ngày, tháng, năm, ví dụ "ngày 05/5/2026".',
  'number-missing': 'Thiếu con số. Viết ví dụ "trong vòng 10 ngày làm việc kể từ ngày nhận được văn bản".',
  'unit-missing': 'Thiếu đơn vị ngày, tháng hoặc năm. Viết ví dụ "sau 03 tháng kể từ ngày ban hành".',
  'direction-missing':
    'Thiếu sự kiện làm gốc và hướng tính. Viết ví dụ "chậm nhất 30 ngày kể từ ngày nhận được văn bản".',
  'day-missing': 'Có giờ nhưng không có ngày. Viết ví dụ "trước 17 giờ 00 ngày 25/6/2026".',
  'month-missing':
    'Thiếu tháng và không có chu kỳ. Viết ví dụ "trước ngày 25/6/2026" hoặc "trước ngày 25 hằng tháng".',
  'document-date-missing':
    'Cụm từ tính theo ngày văn bản ("năm nay", "tháng này") nhưng chưa biết ngày văn bản.',
  'year-missing': 'Thiếu năm và không biết ngày của văn bản. Viết đủ năm, ví dụ "trong quý II/2026".',
  reversed: 'Mốc cuối đứng trước mốc đầu. Viết mốc sớm trước, mốc muộn sau.',
  contradiction: 'Hai mốc thời gian loại trừ nhau; cần giữ một mốc.',
  'event-missing': 'Có "sau khi", "trước khi" nhưng không nêu sự kiện.',
} as const;

export type FlagCode = keyof typeof FLAGS;
export type RefusalCode = keyof typeof REFUSALS;

/** Whether a person has to confirm the reading before its date counts. */
export const asksPerson = (flags: readonly FlagCode[]): boolean =>
  flags.some((code) => FLAGS[code].kind === 'ask');
