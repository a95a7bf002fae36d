import { describe, expect, test } from 'vitest';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import {
  anInput,
  anItem,
  aRound,
  aRoundItem,
  aSchedule,
  aTask,
  at,
  BAN_THUONG_VU,
  doneTask,
  LONG_MY,
  OFFICE,
  on,
  PARTIES,
  PLAN,
  POLICY,
  received,
  reminderOf,
  SO_NOI_VU,
  submittedTask,
  TASK_12,
  VI_THANH,
} from './builders.ts';
import { flat, sample } from './reading.ts';
import { SAMPLES } from './samples.ts';

describe('every letter', () => {
  test.each(Object.entries(SAMPLES))(
    '%s says why, how counted, whom to call and what it replaces not',
    (_name, input) => {
      const text = flat(composeLetter(input).text);
      expect(text).toMatch(/Kính (gửi|trình): /u);
      expect(text).toContain('Vì sao có thư này: ');
      expect(text).toContain('Cách tính: ');
      expect(text).toContain('Tiếp theo: ');
      expect(text).toContain('Trân trọng.');
      expect(text).toContain(
        'Thư nhắc việc gửi từ hệ thống theo dõi của Ban Tổ chức Tỉnh ủy, không thay thế văn bản chính thức. ' +
          'Đầu mối: đồng chí Nguyễn Văn An, Phòng Tổ chức đảng, đảng viên, điện thoại 0293 3878 000.',
      );
    },
  );

  test('names the office alone where no contact is set', () => {
    const text = flat(composeLetter(anInput([reminderOf()], { policy: { ...POLICY, contact: null } })).text);
    expect(text).toContain('không thay thế văn bản chính thức. Đầu mối: Ban Tổ chức Tỉnh ủy.');
  });

  test('says once that it is a trial in practice mode, and never otherwise', () => {
    const trial = composeLetter(anInput([reminderOf()], { practice: true }));
    expect(trial.text.match(/chạy thử/giu)).toHaveLength(2);
    expect(trial.html).toContain('chế độ chạy thử');
    expect(composeLetter(anInput([reminderOf()])).text).not.toMatch(/chạy thử/iu);
  });
});

describe('dates and days left', () => {
  test('a letter that leaves on another day than planned never repeats a count of working days that is over', () => {
    const letter = composeLetter(anInput([reminderOf()], { sendAt: at('2018-12-20') }));
    expect(letter.text).not.toContain('07 ngày làm việc');
    expect(letter.subject).toBe('[KH 77-KH/TU] Nhiệm vụ 9: còn 11 ngày đến 28/12/2018 (hạn 31/12/2018)');
  });

  test('a reminder that leaves after the deadline says so', () => {
    const letter = composeLetter(anInput([reminderOf()], { sendAt: at('2019-01-03') }));
    expect(letter.subject).toContain('đã qua thời hạn 31/12/2018, chưa nhận được báo cáo kết quả');
  });

  test('a provisional date is called tạm tính', () => {
    const task = aTask('open', { schedule: aSchedule({ provisional: true }) });
    expect(flat(composeLetter(anInput([reminderOf({ task })])).text)).toContain('Ngày này là tạm tính');
  });

  test('a confirmed reading names who confirmed it', () => {
    const definition = {
      ...TASK_12,
      readingConfirmedBy: { by: 'Lê Văn Cường', title: 'Phó Trưởng Ban', on: on('2018-05-02') },
    };
    const letter = composeLetter(anInput([reminderOf({ definition })]));
    expect(flat(letter.text)).toContain('do đồng chí Lê Văn Cường, Phó Trưởng Ban, xác nhận ngày 02/5/2018.');
  });

  test('a result that came on the day of "trước ngày X" waits for a conclusion', () => {
    const task = submittedTask({
      schedule: aSchedule({ dueOn: on('2018-12-19'), boundaryOn: on('2018-12-20') }),
    });
    const letter = composeLetter(
      anInput([anItem('confirmation-request', { task })], { recipient: OFFICE, sendAt: at('2018-12-20') }),
    );
    expect(flat(letter.text)).toContain('nhận đúng ngày 20/12/2018, chờ kết luận');
  });

  test('a late result can be contested', () => {
    const task = doneTask('late', at('2019-01-03'));
    const letter = composeLetter(
      anInput([anItem('result-confirmed', { task })], { sendAt: at('2019-01-05') }),
    );
    expect(letter.subject).toContain('hoàn thành quá hạn');
    expect(flat(letter.text)).toContain('Nếu cơ quan thấy kết luận về thời hạn chưa đúng, xin nêu ý kiến');
  });
});

describe('who is written to', () => {
  test('a head whose title nobody knows is addressed as the head of the body', () => {
    const recipient = { ...SO_NOI_VU, headTitle: null };
    expect(composeLetter(anInput([anItem('overdue-letter')], { recipient })).text).toContain(
      'Kính gửi: Đồng chí người đứng đầu Sở Nội vụ',
    );
  });

  test('no notice is claimed as served that was not', () => {
    expect(flat(composeLetter(anInput([anItem('overdue-letter')])).text)).not.toContain('đã chuyển đến');
  });

  test('copies carry no link, originals do', () => {
    expect(composeLetter(sample('reminder-copy')).text).not.toContain('{{link:');
    expect(composeLetter(sample('event-issued-copy')).html).not.toContain('{{link:');
    expect(composeLetter(sample('reminder')).text).toContain('\n{{link:77-kh-tu.77-9.so-noi-vu}}\n');
    expect(composeLetter(sample('reminder')).html).toContain('href="{{link:77-kh-tu.77-9.so-noi-vu}}"');
  });

  test('bodies without a mailbox are not said to have received a copy', () => {
    const bodies = PLAN.bodies.map((body) => (body.id === OFFICE.id ? { ...body, mailbox: null } : body));
    const letter = composeLetter(anInput([reminderOf()], { plan: { ...PLAN, bodies } }));
    expect(letter.text).toContain('(Đồng gửi cơ quan phối hợp: Sở Tài chính)');
  });

  test('upwards it is presented, never asked, never urged', () => {
    const letter = composeLetter(sample('upwards'));
    expect(letter.subject).toMatch(/^\[KH 77-KH\/TU\] Kính trình: /u);
    expect(letter.text).toContain('Kính trình: Ban Thường vụ Tỉnh ủy');
    expect(letter.text).not.toMatch(/đôn đốc|đề nghị/iu);
    const standing = composeLetter(anInput([anItem('standing-review')], { recipient: BAN_THUONG_VU }));
    expect(standing.text).toContain('Kính đề nghị');
  });

  test('a body, an item or a document without a name is a defect, not an empty line', () => {
    const task = aTask('open', { parties: { ...PARTIES, leads: [SO_NOI_VU.id, 'khong-co'] } });
    expect(() => composeLetter(anInput([anItem('assignment', { task })]))).toThrow(/khong-co/u);
    expect(() => composeLetter(anInput([]))).toThrow(/so-noi-vu/u);
    expect(() => composeLetter(anInput([anItem('event-issued')]))).toThrow(/77-9/u);
    expect(() => composeLetter(anInput([anItem('round-request')]))).toThrow(/round-request/u);
    expect(() => composeLetter(anInput([aRoundItem('reminder')]))).toThrow(/reminder/u);
  });
});

describe('several items in one message', () => {
  test('twelve assigned tasks are one notice, by role and in order', () => {
    const items = Array.from({ length: 12 }, (_, index) => {
      const parties =
        index % 3 === 2
          ? { ...PARTIES, answeredBy: OFFICE.id, leads: [OFFICE.id], coordinating: [SO_NOI_VU.id] }
          : PARTIES;
      return anItem('assignment', {
        definition: { ...TASK_12, id: `77-${String(index + 1)}`, no: index + 1, awaits: [] },
        task: aTask('open', { parties }),
        link: `{{link:${String(index + 1)}}}`,
      });
    });
    const letter = composeLetter(anInput(items, { sendAt: at('2018-04-11') }));
    const text = flat(letter.text);
    expect(letter.subject).toBe(
      '[KH 77-KH/TU] Thông báo giao nhiệm vụ: 12 nhiệm vụ, thời hạn gần nhất 31/12/2018',
    );
    expect(text).toContain('Sở Nội vụ được giao tham mưu 08 nhiệm vụ và phối hợp 04 nhiệm vụ');
    const order = [...letter.text.matchAll(/^Nhiệm vụ (\d+)\./gmu)].map((found) => Number(found[1]));
    expect(order).toEqual([1, 2, 4, 5, 7, 8, 10, 11, 3, 6, 9, 12]);
    expect(text.match(/Kính gửi/gu)).toHaveLength(1);
    for (const item of items) expect(letter.text).toContain(item.link);
  });

  test('a digest says how many, the nearest date, and groups what is asked alike', () => {
    const letter = composeLetter(sample('digest'));
    expect(letter.subject).toBe(
      '[KH 77-KH/TU] 03 nội dung đề nghị trả lời và 01 nội dung để biết; ngày gần nhất 28/12/2018 (hạn 31/12/2018)',
    );
    const heads = [...letter.text.matchAll(/^(.+)\n=+$/gmu)].map((found) => found[1]);
    expect(heads).toEqual([
      'Sắp đến hạn, đề nghị báo cáo kết quả',
      'Đề nghị báo cáo tình hình nhiệm vụ thường xuyên',
      'Đề nghị cho biết văn bản, điều kiện đang chờ',
      'Để biết, không cần trả lời',
    ]);
  });

  test('several of one kind say so in the subject', () => {
    const letter = composeLetter(
      anInput([reminderOf(), reminderOf({ definition: { ...TASK_12, awaits: [] } })]),
    );
    expect(letter.subject).toBe(
      '[KH 77-KH/TU] 02 nhiệm vụ sắp đến hạn, đề nghị báo cáo kết quả; ngày gần nhất 28/12/2018 (hạn 31/12/2018)',
    );
  });

  test('reminders and a round travel together, each with its own link', () => {
    const round = aRoundItem('round-reminder', aRound({ received: [received(VI_THANH, '2018-04-20')] }), {
      link: '{{link:b}}',
    });
    const letter = composeLetter(
      anInput([reminderOf({ link: '{{link:a}}' }), round], { recipient: LONG_MY }),
    );
    expect(letter.text).toContain('{{link:a}}');
    expect(letter.text).toContain('{{link:b}}');
  });

  test.each([
    [60, 'reminder'],
    [120, 'reminder'],
    [60, 'assignment'],
    [100, 'assignment'],
  ] as const)(
    '%i long items (%s) still fit into 60 KB with their links, dates and reasons',
    (count, mail) => {
      const items = Array.from({ length: count }, (_, index) =>
        anItem(mail, {
          definition: {
            ...TASK_12,
            id: `77-${String(index + 1)}`,
            no: index + 1,
            title: { printed: 'Rà soát, sắp xếp '.repeat(60), checked: null, line: 1 },
          },
          link: `{{link:77-kh-tu.77-${String(index + 1)}.so-noi-vu}}`,
        }),
      );
      const letter = composeLetter(anInput(items));
      const sent = letter.html.replace(
        /\{\{link:[^}]*\}\}/gu,
        'https://dondoc.haugiang.example/r/0123456789012345678901234567890123456789012',
      );
      expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(60 * 1024);
      for (const item of items) expect(letter.text).toContain(item.link);
      expect(letter.text.match(/31\/12\/2018/gu)?.length).toBeGreaterThanOrEqual(count);
      expect(letter.text).toContain('Cách tính: ');
    },
  );
});
