import type { FlagCode, RefusalCode } from '../../../src/domain/deadline/flags.ts';
import type { Meaning } from '../../../src/domain/deadline/reading.ts';

/** One form that the language understands: what the page prints is what the test proves. */
export interface Form {
  readonly phrase: string;
  /** The part of the reading that this form is about. */
  readonly says: Partial<Meaning>;
  /** How it is counted, for a secretary. */
  readonly counted: string;
}

export interface Chapter {
  readonly title: string;
  readonly source: string;
  readonly forms: readonly Form[];
}

const form = (phrase: string, says: Partial<Meaning>, counted: string): Form => ({ phrase, says, counted });
type Dates = Partial<Meaning>;
const by = (finish: string): Dates => ({ finish, finishInclusive: true }) as Dates;
const before = (finish: string): Dates => ({ finish, finishInclusive: false }) as Dates;
const span = (start: string, finish: string): Dates => ({ start, finish, finishInclusive: true }) as Dates;
const from = (start: string): Dates => ({ start, finish: null, ongoing: true }) as Dates;

const USAGE = 'thông lệ của văn bản hành chính';
const CODE = 'Bộ luật Dân sự 91/2015/QH13, Điều 147, 148';

/** All with a document signed on 10/4/2018. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'Mốc thời gian in sẵn',
    source: USAGE,
    forms: [
      form(
        'trước ngày 05/5/2018',
        before('2018-05-05'),
        'không tính ngày 05/5: còn trong hạn đến hết ngày 04/5',
      ),
      form('trước ngày 05 tháng 5 năm 2018', before('2018-05-05'), 'như trên'),
      form('trước năm 2020', before('2020-01-01'), 'đến hết ngày 31/12/2019'),
      form('trước quý II/2019', before('2019-04-01'), 'đến hết ngày 31/3/2019'),
      form('trước tháng 6/2018', before('2018-06-01'), 'đến hết ngày 31/5/2018'),
      form('chậm nhất ngày 20.7.2018', by('2018-07-20'), 'tính cả ngày 20/7'),
      form('chậm nhất là ngày mùng 5 tháng 3 năm 2019', by('2019-03-05'), 'tính cả ngày'),
      form('đến hết ngày 30/9/2018', by('2018-09-30'), 'tính cả ngày'),
      form('không muộn hơn ngày 30/9/2018', by('2018-09-30'), 'tính cả ngày'),
      form('ngày 30/9/2018', by('2018-09-30'), 'chỉ có mốc cuối'),
      form(
        'chậm nhất trước ngày 30/9/2018',
        before('2018-09-30'),
        'chữ "trước" quyết định: không tính ngày 30/9',
      ),
      form('trước 16 giờ 30 ngày 05/5/2018', before('2018-05-05T16:30+07:00'), 'theo giờ in ra'),
      form('chậm nhất 17h00 ngày 05/5/2018', by('2018-05-05T17:00+07:00'), 'theo giờ in ra'),
      form('trước 2 giờ chiều ngày 05/5/2018', before('2018-05-05T14:00+07:00'), 'giờ chiều, tối cộng 12'),
      form('ngày 05/5/2018 (trước 17 giờ 00)', before('2018-05-05T17:00+07:00'), 'giờ in sau ngày'),
      form('trước ngày Quốc khánh 02/9/2018', before('2018-09-02'), 'tên của ngày đứng trước ngày'),
      form('trước ngày 30/9', before('2018-09-30'), 'năm suy từ ngày văn bản, có cờ'),
    ],
  },
  {
    title: 'Tháng, quý, năm và phần của chúng',
    source: `${USAGE}; đầu, giữa, cuối: Bộ luật Dân sự 91/2015/QH13, Điều 146`,
    forms: [
      form('hoàn thành trong tháng 6/2018', by('2018-06-30'), 'mốc cuối, không có mốc đầu'),
      form('hoàn thành trong quý I/2019', by('2019-03-31'), 'hết tháng 3; Chủ nhật cũng không dời'),
      form('Quý IV/2018', by('2018-12-31'), 'đứng một mình: chỉ có mốc cuối'),
      form(
        'thực hiện trong năm 2019',
        span('2019-01-01', '2019-12-31'),
        '"thực hiện": có mốc đầu và mốc cuối',
      ),
      form(
        'Thời gian thực hiện: Quý III năm 2018',
        span('2018-07-01', '2018-09-30'),
        'nhãn "thời gian thực hiện": có mốc đầu và mốc cuối',
      ),
      form('trong 6 tháng đầu năm 2019', by('2019-06-30'), 'tháng 1 đến tháng 6'),
      form('trong 9 tháng đầu năm 2018', by('2018-09-30'), 'tháng 1 đến tháng 9'),
      form('trong 10 ngày đầu tháng 6/2018', by('2018-06-10'), 'hết ngày thứ 10'),
      form('đến cuối tháng 6/2018', by('2018-06-30'), 'ngày cuối cùng của tháng, có cờ'),
      form('giữa tháng 6/2018', by('2018-06-15'), 'ngày 15, có cờ'),
      form('giữa năm 2018', by('2018-06-30'), 'ngày 30/6, có cờ'),
      form('đầu quý III/2018', by('2018-07-01'), 'ngày đầu của quý, có cờ'),
      form('trung tuần tháng 5/2018', by('2018-05-20'), 'ngày 11 đến 20, có cờ'),
      form('tuần thứ hai của tháng 5/2018', by('2018-05-14'), 'ngày 8 đến 14, có cờ'),
      form('nửa đầu tháng 5/2018', by('2018-05-15'), 'đến ngày 15, có cờ'),
      form('đến năm 2020', by('2020-12-31'), 'hiểu là đến hết năm, có cờ'),
    ],
  },
  {
    title: 'Khoảng thời gian',
    source: USAGE,
    forms: [
      form(
        'từ năm 2018 và hoàn thành trong năm 2019',
        span('2018-01-01', '2019-12-31'),
        'mốc đầu và mốc cuối ở hai vế',
      ),
      form('từ ngày 04 đến 08/6/2018', span('2018-06-04', '2018-06-08'), 'tháng, năm ghi một lần'),
      form('từ ngày 20/12 đến ngày 10/01/2019', span('2018-12-20', '2019-01-10'), 'qua năm'),
      form('tháng 9 - 10/2018', span('2018-09-01', '2018-10-31'), 'năm ghi một lần'),
      form('quý III và quý IV năm 2018', span('2018-07-01', '2018-12-31'), 'hai quý liền nhau'),
      form('giai đoạn 2018 - 2020', span('2018-01-01', '2020-12-31'), 'hết năm cuối'),
      form(
        'giai đoạn 1 (2018 - 2020)',
        span('2018-01-01', '2020-12-31'),
        'số thứ tự của giai đoạn không phải thời gian',
      ),
      form('từ nay đến hết năm 2018', span('2018-04-10', '2018-12-31'), '"nay" là ngày ký văn bản'),
      form('từ nay đến cuối năm', span('2018-04-10', '2018-12-31'), 'năm của văn bản, có cờ'),
      form(
        'từ 7 giờ đến 19 giờ ngày 20/5/2018',
        { start: '2018-05-20T07:00+07:00', finish: '2018-05-20T19:00+07:00' },
        'hai giờ trong một ngày',
      ),
      form(
        'trong 10 ngày, từ ngày 01/6/2018 đến ngày 10/6/2018',
        span('2018-06-01', '2018-06-10'),
        'hai mốc quyết định; số ngày chỉ để đối chiếu (tính cả ngày đầu)',
      ),
    ],
  },
  {
    title: 'Bắt đầu và thường xuyên',
    source: USAGE,
    forms: [
      form('từ năm 2019', from('2019-01-01'), 'không có mốc cuối'),
      form('bắt đầu từ quý II/2018', from('2018-04-01'), 'hiển thị không sớm hơn ngày ký'),
      form('sau ngày 30/6/2018', from('2018-07-01'), 'từ ngày kế tiếp'),
      form('Năm 2018 và các năm tiếp theo', from('2018-01-01'), 'không có mốc cuối'),
      form('thường xuyên', { ongoing: true, finish: null }, 'không có mốc'),
      form(
        'trong năm 2018 và triển khai thường xuyên',
        { finish: '2018-12-31' as never, ongoing: true },
        'giai đoạn đầu có hạn, sau đó thường xuyên; có cờ',
      ),
    ],
  },
  {
    title: 'Thời hạn tính từ một sự kiện',
    source: CODE,
    forms: [
      form(
        'trong vòng 03 tháng kể từ ngày nhận được kết luận',
        { offset: { amount: 3, unit: 'month', direction: 'after' }, event: 'nhận được kết luận' },
        'ngày của sự kiện không tính; hết ngày tương ứng của tháng cuối; rơi vào ngày nghỉ thì sang ngày làm việc kế tiếp',
      ),
      form(
        'chậm nhất 10 (mười) ngày làm việc sau khi kết thúc hội nghị',
        { offset: { amount: 10, unit: 'working_day', direction: 'after' }, event: 'kết thúc hội nghị' },
        'chỉ đếm ngày làm việc',
      ),
      form(
        'chậm nhất vào ngày làm việc liền sau ngày nhận được thông báo',
        { offset: { amount: 1, unit: 'working_day', direction: 'after' }, event: 'nhận được thông báo' },
        'một ngày làm việc',
      ),
      form(
        'không quá 07 ngày, trong đó Sở Xây dựng 05 ngày, kể từ ngày nhận đủ hồ sơ',
        { offset: { amount: 7, unit: 'day', direction: 'after' }, event: 'nhận đủ hồ sơ' },
        'cả thời hạn, không phải phần của một cơ quan; có cờ',
      ),
      form(
        'Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản',
        { offset: { amount: 3, unit: 'month', direction: 'after' } },
        'hiểu là chậm nhất, có cờ',
      ),
      form(
        'Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng và hoàn thành trước năm 2020',
        {
          ...before('2020-01-01'),
          offset: { amount: 3, unit: 'month', direction: 'after' },
          event: 'Trung ương ban hành văn bản hướng dẫn',
        },
        'mốc cuối vẫn tính trong khi chờ; ba cách hiểu, có cờ',
      ),
      form(
        '05 năm kể từ ngày 01/7/2018',
        { ...by('2023-07-01'), offset: { amount: 5, unit: 'year', direction: 'after' } },
        'tính từ ngày in sẵn',
      ),
      form(
        'trong thời hạn 24 giờ kể từ khi phát hiện',
        { offset: { amount: 24, unit: 'hour', direction: 'after' } },
        'chạy ngay từ lúc xảy ra (Điều 147.1)',
      ),
      form(
        'trong vòng 02 tuần kể từ khi có kết luận',
        { offset: { amount: 14, unit: 'day', direction: 'after' } },
        'một tuần là 7 ngày',
      ),
      form(
        'chậm nhất là 30 ngày, trước ngày khai mạc kỳ họp',
        { offset: { amount: 30, unit: 'day', direction: 'before' }, event: 'khai mạc kỳ họp' },
        'đếm ngược, không dời',
      ),
      form(
        'trước ngày bầu cử 95 ngày',
        { offset: { amount: 95, unit: 'day', direction: 'before' }, event: 'bầu cử' },
        'số ngày đứng sau',
      ),
      form(
        'ngay sau khi có hướng dẫn',
        { offset: { amount: 0, unit: 'day', direction: 'after' }, event: 'có hướng dẫn' },
        'bắt đầu từ sự kiện, không có hạn cứng',
      ),
      form(
        'sau khi được phê duyệt, chậm nhất 10 ngày',
        { event: 'được phê duyệt', offset: { amount: 10, unit: 'day', direction: 'after' } },
        'tính từ sự kiện nêu ở vế trước, có cờ',
      ),
      form(
        'từ nay đến cuối nhiệm kỳ',
        { start: '2018-04-10' as never, finish: null, event: 'cuối nhiệm kỳ' },
        'nhiệm kỳ không phải năm dương lịch',
      ),
      form('khi có đủ điều kiện', { event: 'có đủ điều kiện', finish: null }, 'chờ sự kiện'),
      form(
        'từ năm 2019 (theo hướng dẫn của Trung ương)',
        { start: '2019-01-01' as never, event: 'hướng dẫn của Trung ương', ongoing: true },
        'cần cả năm và hướng dẫn',
      ),
      form(
        'đến hết nhiệm kỳ 2015 - 2020',
        { event: 'hết nhiệm kỳ 2015 - 2020', finish: null },
        'nhiệm kỳ không phải năm dương lịch',
      ),
    ],
  },
  {
    title: 'Lặp lại theo kỳ',
    source: 'thông lệ; ngày in sẵn không dời khi trùng ngày nghỉ',
    forms: [
      form(
        'trước ngày 25 hằng tháng',
        { recurrence: { every: 'month', due: { rule: 'before', day: 25 } } },
        'mỗi tháng, không tính ngày 25',
      ),
      form(
        'vào ngày 15 và 30 hàng tháng',
        {
          recurrence: {
            every: 'multi',
            due: [
              { every: 'month', rule: 'on', day: 15 },
              { every: 'month', rule: 'on', day: 30 },
            ],
          },
        },
        'hai ngày mỗi tháng; tháng 2 lấy ngày cuối, có cờ',
      ),
      form(
        'hằng quý, chậm nhất ngày 20 của tháng cuối quý',
        { recurrence: { every: 'quarter', due: { rule: 'by', day: 20, month_of_quarter: 3 } } },
        'tháng 3, 6, 9, 12',
      ),
      form(
        'chậm nhất ngày 25 của tháng cuối năm',
        { recurrence: { every: 'year', due: { rule: 'by', day: 25, month: 12 } } },
        'tháng 12 hằng năm, có cờ',
      ),
      form(
        'báo cáo quý trước ngày 25/3 và 25/6',
        {
          recurrence: {
            every: 'multi',
            due: [
              { every: 'quarter', rule: 'before', day: 25, month: 3 },
              { every: 'quarter', rule: 'before', day: 25, month: 6 },
            ],
          },
        },
        'mỗi ngày in ra một lần mỗi năm',
      ),
      form(
        'trước ngày 10 tháng đầu tiên của quý tiếp theo',
        {
          recurrence: {
            every: 'quarter',
            due: { rule: 'before', day: 10, month_of_quarter: 1, quarter_offset: 1 },
          },
        },
        'quý sau quý báo cáo',
      ),
      form(
        'định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)',
        {
          recurrence: {
            every: 'multi',
            due: [
              { every: '6month', rule: 'before', month: 6, day: 15 },
              { every: 'year', rule: 'before', month: 12, day: 15 },
            ],
          },
        },
        'hai loại báo cáo',
      ),
      form(
        'chậm nhất ngày 31/01 năm sau',
        { recurrence: { every: 'year', due: { rule: 'by', month: 1, day: 31, year_offset: 1 } } },
        'năm sau năm báo cáo, có cờ',
      ),
      form(
        'trước 16h00 thứ Sáu hằng tuần',
        { recurrence: { every: 'week', due: { rule: 'before', weekday: 5, time: '16:00' } } },
        'theo giờ in ra',
      ),
      form(
        'ngày làm việc cuối cùng hằng tháng',
        { recurrence: { every: 'month', due: { rule: 'on', nth_working_day: -1 } } },
        'theo lịch làm việc',
      ),
      form(
        'trong 05 ngày làm việc đầu tiên của tháng',
        { recurrence: { every: 'month', due: { rule: 'by', nth_working_day: 5 } } },
        'ngày làm việc thứ 5 của tháng',
      ),
      form(
        'hằng quý, chậm nhất ngày 30 của tháng kế tiếp',
        {
          recurrence: {
            every: 'quarter',
            due: { rule: 'by', day: 30, month_of_quarter: 1, quarter_offset: 1 },
          },
        },
        'tháng đầu của quý sau',
      ),
      form(
        'trong quý IV hằng năm',
        { recurrence: { every: 'year', due: null, window: { start: '10-01', finish: '12-31' } } },
        'chưa có ngày: hỏi, hoặc lấy ngày cuối quý',
      ),
      form(
        'từ ngày 15 tháng trước đến ngày 14 tháng này',
        { recurrence: { every: 'month', due: null } },
        'kỳ số liệu hằng tháng, không phải hạn nộp: hỏi',
      ),
      form(
        'trong 10 ngày đầu của quý sau',
        { recurrence: { every: 'quarter', due: { rule: 'by', day_of_period: 10, quarter_offset: 1 } } },
        'ngày thứ 10 của quý',
      ),
      form(
        '5 năm một lần',
        { recurrence: { every: 'year', interval: 5, due: null } },
        'chưa có ngày: hỏi, không tự đặt',
      ),
      form(
        'định kỳ báo cáo 6 tháng, năm',
        { recurrence: { every: 'multi', due: [{ every: '6month' }, { every: 'year' }] } },
        'chưa có ngày: hỏi, không tự đặt',
      ),
      form(
        'mỗi quý ít nhất 01 lần',
        { recurrence: { every: 'quarter', min: 1, due: null } },
        'số lần tối thiểu',
      ),
      form(
        'định kỳ 03 tháng hoặc 06 tháng một lần',
        {
          recurrence: {
            every: 'choice',
            options: [{ every: 'month', interval: 3 }, { every: '6month' }],
            due: null,
          },
        },
        'chưa chọn chu kỳ: hỏi',
      ),
      form(
        'từ ngày 15/12 năm trước đến ngày 14/6 của kỳ báo cáo',
        { recurrence: { every: 'year', due: null, window: { start: '12-15', finish: '06-14' } } },
        'kỳ số liệu, không phải hạn nộp',
      ),
      form(
        'Hằng năm từ quý IV/2018 - 2020',
        { ...span('2018-10-01', '2020-12-31'), recurrence: { every: 'year', due: null }, ongoing: false },
        'lặp lại trong khoảng in ra',
      ),
    ],
  },
];

/** A phrase that raises each flag. */
export const FLAG_EXAMPLES: Readonly<Record<FlagCode, string>> = {
  'start-before-document': 'Thực hiện từ năm 2018',
  'finish-before-document': 'trước ngày 01/3/2018',
  'document-date-unknown': 'từ nay đến hết năm 2018',
  'year-inferred': 'trước ngày 30/9',
  'two-digit-year': 'trước ngày 30/9/18',
  'weekday-mismatch': 'thứ Hai, ngày 05/5/2018',
  'length-mismatch': 'trong 12 ngày, từ ngày 01/6/2018 đến ngày 10/6/2018',
  'until-unit': 'đến năm 2020',
  'early-part': 'đầu tháng 6/2018',
  'middle-part': 'giữa tháng 6/2018',
  'late-part': 'cuối tháng 6/2018',
  'ten-days': 'thượng tuần tháng 6/2018',
  'part-of-unit': 'tuần thứ hai của tháng 6/2018',
  'soft-target': 'phấn đấu trước ngày 30/6/2018',
  'two-phases': 'theo lộ trình của từng địa phương và đồng loạt từ năm 2019',
  'then-ongoing': 'trong năm 2018 và thường xuyên',
  scope: 'từ quý II/2018 (đối với 02 đơn vị thí điểm)',
  condition: 'từ năm 2019 (theo hướng dẫn của Trung ương)',
  'event-and-ceiling': 'Sau khi Trung ương ban hành văn bản 3 tháng và hoàn thành trước năm 2020',
  'after-means-within': 'Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản',
  'event-missing': 'trong vòng 02 ngày làm việc',
  'event-apart': 'sau khi có Nghị định, trong thời hạn 60 ngày',
  'counted-back': '10 ngày trước ngày 30/6/2018',
  'event-date-unknown': 'sau khi có hướng dẫn',
  'two-events': 'từ khi thành lập đến khi kết thúc nhiệm vụ',
  'send-or-arrive': 'gửi về Ban Tổ chức Tỉnh ủy trước ngày 05/5/2018',
  'due-day-missing': 'định kỳ báo cáo 6 tháng, năm',
  'loose-period': 'chậm nhất ngày 10 của tháng sau',
  'period-unknown': 'báo cáo định kỳ theo quy định',
  'period-choice': 'định kỳ 03 tháng hoặc 06 tháng một lần',
  'month-unknown': 'báo cáo năm trước ngày 15',
  'day-of-quarter': 'trước ngày 10 của quý',
  'once-a-year': 'hằng quý trước ngày 25/9',
  'short-month': 'trước ngày 30 hằng tháng',
  'outside-vocabulary': 'thứ Hai tuần thứ hai hằng tháng',
  'several-dates': 'trước ngày 15/6/2018 và ngày 30/9/2018',
  'other-words': 'tổng kết 10 năm thực hiện Nghị quyết, hoàn thành trước ngày 30/6/2018',
  'start-unsure': 'thực hiện sắp xếp các ấp trong năm 2019',
  term: 'đến hết nhiệm kỳ 2015 - 2020',
  'effective-date': 'có hiệu lực thi hành từ ngày 01/7/2018',
  spelling: 'Hoàn thành trong nãm 2019',
  'half-days': '10,5 ngày làm việc kể từ ngày nhận đủ hồ sơ',
  hours: 'trong vòng 24 giờ kể từ khi phát hiện',
};

/** A phrase that is refused for each reason. */
export const REFUSAL_EXAMPLES: Readonly<Record<RefusalCode, string>> = {
  'no-time': 'chủ động xây dựng đề án',
  vague: 'trong thời gian tới',
  'no-such-day': 'trước ngày 31/02/2018',
  'no-such-month': 'trong tháng 13/2018',
  'no-such-quarter': 'trong quý V/2018',
  'no-such-weekday': 'thứ Tám hằng tuần',
  'no-such-hour': 'trước 25 giờ 00 ngày 05/5/2018',
  'no-such-year': 'trong năm 20188',
  blank: 'trước ngày   /   /2018',
  'number-missing': 'trong vòng ngày làm việc kể từ ngày nhận được văn bản',
  'unit-missing': 'trong vòng 15 kể từ ngày nhận được văn bản',
  'direction-missing': 'chậm nhất 30 ngày',
  'day-missing': 'trước 17 giờ 00',
  'month-missing': 'trước ngày 25',
  'document-date-missing': 'cuối năm nay',
  'year-missing': 'trong quý II',
  reversed: 'giai đoạn 2030 - 2026',
  contradiction: 'trước ngày 01/6/2018 và sau ngày 30/6/2018',
  'event-missing': 'sau khi',
};
