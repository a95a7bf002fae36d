import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../config/plan-schema.ts';
import type { Edits } from './plan-folder.ts';
import { emptyFolder, messages, planFolder } from './plan-folder.ts';

async function faults(plan: Edits, agencies: Edits = {}) {
  const dir = planFolder({ plan, agencies });
  const result = await readPlan(dir);
  return result.ok ? [] : messages(dir, result.problem);
}

describe('a plan without faults', () => {
  test('holds the bodies and groups it names, and the successors of these bodies', async () => {
    const read = await readPlan(planFolder());
    if (!read.ok) throw new Error('the plan has faults');
    const ids = new Set(read.value.bodies.map((body) => body.id));
    expect(read.value.bodies.flatMap((body) => body.successors).filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.has('thanh-uy-nga-bay')).toBe(true);
    // Only a receiver of the document, with no duty in it.
    expect(ids.has('ban-thuong-vu-tinh-doan')).toBe(false);
  });

  test('the first lead answers, unless the plan names another of its leads', async () => {
    const named = { '    phrase: { line: 126,': '    answeredBy: so-noi-vu\n    phrase: { line: 126,' };
    const [asPrinted, asNamed] = [await readPlan(planFolder()), await readPlan(planFolder({ plan: named }))];
    const answering = [asPrinted, asNamed].map((read) => (read.ok ? read.value.tasks[1]?.answeredBy : null));
    expect(answering).toEqual(['ban-to-chuc-tinh-uy', 'so-noi-vu']);
  });

  test('who confirmed a reading, with title and day', async () => {
    const confirmed =
      'readingConfirmedBy: { by: Nguyễn Văn A, title: Chánh Văn phòng Tỉnh ủy, on: 2018-04-20 }';
    const read = await readPlan(planFolder({ plan: { 'readingConfirmedBy: null\n': `${confirmed}\n` } }));
    expect(read.ok && read.value.tasks[0]?.readingConfirmedBy).toEqual({
      by: 'Nguyễn Văn A',
      title: 'Chánh Văn phòng Tỉnh ủy',
      on: '2018-04-20',
    });
  });

  test('the agencies file may be given instead of the one that the plan names', async () => {
    const dir = planFolder();
    mkdirSync(path.join(dir, 'empty'));
    writeFileSync(path.join(dir, 'empty', 'plan.yaml'), 'agencies: nowhere.yaml');
    const read = await readPlan(path.join(dir, 'empty'), { agenciesFile: path.join(dir, 'agencies.yaml') });
    expect(read.ok ? [] : read.problem.map((problem) => problem.path)).not.toContain('agencies');
  });
});

describe('one fault, one message that ends the search', () => {
  test.each<[string, Edits, RegExp]>([
    [
      'an unknown body: the nearest is named',
      {
        '      - Sở Nội vụ\n    coordinating:\n      - Ban Tổ chức Tỉnh uỷ':
          '      - Sở Nội vu\n    coordinating:\n      - Ban Tổ chức Tỉnh uỷ',
      },
      /^plan\.yaml:57 tasks\[0\]\.lead\[0\]: gặp "Sở Nội vu"; cần tên \(name hoặc aliases\) của một cơ quan hoặc nhóm trong agencies\.yaml; gần nhất: "Sở Nội vụ"\.$/,
    ],
    [
      'an unknown group',
      { 'UBND các huyện, thị xã, thành phố': 'UBND các huyện, thị xã, thành phồ' },
      /^plan\.yaml:\d+ tasks\[7\]\.coordinating\[0\]: gặp .* gần nhất: "UBND các huyện, thị xã, thành phố"\.$/,
    ],
    [
      'a body that is like nothing known',
      { '- Sở Y tế': '- Cục Hàng không dân dụng' },
      /gặp "Cục Hàng không dân dụng"; cần tên .* trong agencies\.yaml\.$/,
    ],
    [
      'a name that two groups bear',
      {
        '{ printed: Các cơ quan có liên quan, refersTo: cac-co-quan-co-lien-quan-nhiem-vu-14 }':
          'Các cơ quan có liên quan',
      },
      /gặp "Các cơ quan có liên quan"; cần refersTo: một trong cac-co-quan-co-lien-quan-nhiem-vu-14, cac-co-quan-co-lien-quan-muc-iv-3/,
    ],
    [
      'an unknown id behind refersTo',
      { 'refersTo: cac-dia-phuong-khac': 'refersTo: cac-dia-phuong-khak' },
      /^plan\.yaml:\d+ tasks\[5\]\.implementing\[0\]: .* cần refersTo là mã \(id\) .* gần nhất: "cac-dia-phuong-khac"\.$/,
    ],
    [
      'an id twice',
      { '- id: 77-7': '- id: 77-6' },
      /^plan\.yaml:\d+ tasks\[7\]\.id: gặp "77-6"; cần một mã chưa dùng; "77-6" đã có ở dòng \d+\.$/,
    ],
    [
      'an obligation with the id of a task',
      { '- id: 77-IV.1b': '- id: 77-1' },
      /^plan\.yaml:\d+ obligations\[1\]\.id: gặp "77-1"; cần một mã chưa dùng; "77-1" đã có ở dòng \d+\.$/,
    ],
    [
      'no lead',
      {
        '    lead:\n      - Sở Nội vụ\n    coordinating:\n      - Văn phòng UBND tỉnh':
          '    coordinating:\n      - Văn phòng UBND tỉnh',
      },
      /^plan\.yaml:\d+ tasks\[6\]\.lead: gặp không có gì; cần một danh sách\.$/,
    ],
    [
      'an empty list of leads',
      { '    lead:\n      - Sở Tài chính': '    lead: []' },
      /^plan\.yaml:\d+ tasks\[10\]\.lead: gặp một danh sách trống; cần ít nhất một cơ quan tham mưu\.$/,
    ],
    [
      'a group that would have to answer',
      { '    lead:\n      - Sở Tài chính': '    lead:\n      - đảng đoàn' },
      /^plan\.yaml:\d+ tasks\[10\]\.lead\[0\]: gặp nhóm "cac-dang-doan"; cần một cơ quan ở vị trí đầu tiên, hoặc answeredBy/,
    ],
    [
      'somebody answers who is no lead',
      { '    phrase: { line: 126,': '    answeredBy: so-y-te\n    phrase: { line: 126,' },
      /^plan\.yaml:\d+ tasks\[1\]\.answeredBy: gặp "so-y-te"; cần một trong các cơ quan tham mưu: ban-to-chuc-tinh-uy, so-noi-vu, ban-bao-ve/,
    ],
    [
      'the office is a group',
      { 'office: ban-to-chuc-tinh-uy': 'office: cac-ban-xay-dung-dang' },
      /^plan\.yaml:\d+ office: gặp "cac-ban-xay-dung-dang"; cần mã \(id\) của một cơ quan trong agencies\.yaml \(đây là mã của một nhóm\)/,
    ],
    [
      'nobody known watches for a document',
      { 'watchedBy: so-tai-chinh': 'watchedBy: so-tai-chin' },
      /^plan\.yaml:\d+ events\[1\]\.watchedBy: gặp "so-tai-chin"; .* gần nhất: "so-tai-chinh"\.$/,
    ],
    [
      'an unknown key',
      { 'phrasePart: thực hiện': 'phrasepart: thực hiện' },
      /^plan\.yaml:\d+ tasks\[5\]\.phrasepart: gặp khóa "phrasepart"; cần một trong các khóa: id, no, title, phrase, phrasePart,/,
    ],
    [
      'a day that does not exist',
      { 'documentOn: 2018-04-10': 'documentOn: 2018-04-31' },
      /^plan\.yaml:\d+ documentOn: gặp "2018-04-31"; cần một ngày có thật, viết NĂM-THÁNG-NGÀY/,
    ],
    [
      'a part of the phrase that the phrase does not hold',
      { 'scope: các địa phương khác': 'scope: các địa phương còn lại' },
      /^plan\.yaml:\d+ tasks\[5\]\.scope: gặp "các địa phương còn lại"; cần chữ lấy nguyên từ "Thực hiện từ quý II\/2018/,
    ],
    [
      'a deadline that the duty does not print',
      { 'phrase: trước ngày 05/5/2018': 'phrase: trước ngày 15/5/2018' },
      /^plan\.yaml:\d+ obligations\[3\]\.phrase: gặp "trước ngày 15\/5\/2018"; cần chữ lấy nguyên từ "lãnh đạo, chỉ đạo/,
    ],
    [
      'an id that does not fit into a link',
      { '- id: 77-IV.cuoi': '- id: 77-IV.cuối' },
      /^plan\.yaml:\d+ obligations\[9\]\.id: gặp "77-IV\.cuối"; cần mã gồm chữ không dấu/,
    ],
  ])('%s', async (_, plan, message) => {
    expect(await faults(plan)).toEqual([expect.stringMatching(message)]);
  });

  test('a fault in a text that two tasks share is told for both, at the line where it is written', async () => {
    expect(await faults({ 'line: 148': 'line: dòng 148' })).toEqual([
      expect.stringMatching(/^plan\.yaml:155 tasks\[4\]\.title\.line: gặp "dòng 148"; cần một số\.$/),
      expect.stringMatching(/^plan\.yaml:155 tasks\[5\]\.title\.line: gặp "dòng 148"; cần một số\.$/),
    ]);
  });

  test('an event that is awaited but not defined leaves the defined one unused: both are told', async () => {
    expect(
      await faults({ 'awaits: [tw-van-ban-quy-che-lam-viec]': 'awaits: [tw-van-ban-quy-che-lam-viek]' }),
    ).toEqual([
      expect.stringMatching(
        /^plan\.yaml:\d+ events\[4\]\.key: gặp "tw-van-ban-quy-che-lam-viec"; cần một key có nhiệm vụ chờ/,
      ),
      expect.stringMatching(
        /^plan\.yaml:\d+ tasks\[17\]\.awaits\[0\]: gặp "tw-van-ban-quy-che-lam-viek"; cần key của một mục trong events; gần nhất: "tw-van-ban-quy-che-lam-viec"\.$/,
      ),
    ]);
  });
});

describe('all faults at once', () => {
  test('of the plan in the order of its lines, then of the agencies; a fault of shape hides no other', async () => {
    const found = await faults(
      {
        'documentOn: 2018-04-10': 'documentOn: 10/4/2018',
        '- Sở Y tế': '- Sở Y tê',
        '- id: 77-7': '- id: 77-6',
        'no: 9\n': 'no: chín\n',
        'awaits: [tw-huong-dan-khoan-chi-phu-cap]': 'awaits: [tw-huong-dan-khoan]',
        '    kind: one-off\n': '    kind: once\n',
      },
      { 'so-tai-chinh@haugiang.example': 'so-tai-chinh', 'id: so-noi-vu ': 'id: so-y-te ' },
    );
    expect(found.map((words) => /^\w+\.yaml:\d+ (\S+):/.exec(words)?.[1])).toEqual([
      'documentOn',
      'events[1].key',
      ...['events[2].watchedBy', 'events[5].watchedBy'],
      'tasks[1].coordinating[1]',
      'tasks[7].id',
      'tasks[9].no',
      'tasks[10].awaits[0]',
      'obligations[3].kind',
      ...['bodies[25].mailbox', 'bodies[26].id'],
    ]);
  });

  test('a broken plan.yaml says where, and nothing is half-read', async () => {
    expect(await faults({ 'title: >-': 'title: KẾ HOẠCH: >-' })).toEqual([
      expect.stringMatching(/^plan\.yaml:11: gặp một khóa nằm trong giá trị/),
    ]);
  });

  test('a broken agencies file does not hide the faults of the plan, nor blame its names', async () => {
    const found = await faults({ 'no: 9\n': 'no: chín\n' }, { 'bodies:\n': 'bodies: [\n' });
    expect(found[0]).toMatch(/^plan\.yaml:\d+ tasks\[9\]\.no: gặp "chín"; cần một số/);
    expect(found.slice(1).every((words) => words.startsWith('agencies.yaml:'))).toBe(true);
    expect(found.length).toBeGreaterThan(1);
  });
});

describe('files that are not there', () => {
  test('no plan.yaml', async () => {
    const dir = emptyFolder();
    const result = await readPlan(dir);
    expect(result.ok ? [] : messages(dir, result.problem)).toEqual([
      'plan.yaml: gặp không có tệp này; cần một tệp YAML ở đường dẫn đó.',
    ]);
  });

  test('no agencies file: the message says which line points there', async () => {
    const dir = planFolder();
    rmSync(path.join(dir, 'agencies.yaml'));
    const result = await readPlan(dir);
    expect(result.ok ? [] : messages(dir, result.problem)).toEqual([
      expect.stringMatching(
        /^agencies\.yaml: gặp không có tệp này; cần .* \(khóa agencies ở plan\.yaml:\d+ chỉ tới tệp này\)\.$/,
      ),
    ]);
  });

  test('no agencies named', async () => {
    expect(await faults({ 'agencies: agencies.yaml\n': '' })).toEqual([
      'plan.yaml:9 agencies: gặp không có gì; cần một chuỗi chữ.',
    ]);
  });
});
