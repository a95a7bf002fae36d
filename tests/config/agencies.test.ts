import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAgencies } from '../../config/agencies-schema.ts';
import type { Edits } from './plan-folder.ts';
import { messages, planFolder } from './plan-folder.ts';

const read = await readAgencies('config/agencies.yaml');
if (!read.ok) throw new Error(JSON.stringify(read.problem, null, 1));
const { bodies, groups } = read.value;
const body = (name: string) =>
  bodies.find((candidate) => candidate.name === name || candidate.aliases.includes(name));
const members = (id: string) => groups.find((group) => group.id === id)?.members ?? [];

describe('the bodies of the plan', () => {
  test.each([
    'Ban Thường vụ Tỉnh ủy',
    'Bộ phận thường trực',
    'Ban Tổ chức Tỉnh ủy',
    'Văn phòng Tỉnh ủy',
    'Ban Tuyên giáo Tỉnh ủy',
    'Ban Dân vận Tỉnh ủy',
    'Ủy ban Kiểm tra Tỉnh ủy',
    'Ban Bảo vệ, chăm sóc sức khỏe cán bộ Tỉnh ủy',
    'Đảng ủy Khối các cơ quan tỉnh',
    'Đảng ủy Khối doanh nghiệp tỉnh',
    'Đảng ủy khối Doanh nghiệp',
    'Đảng đoàn HĐND tỉnh',
    'Đảng đoàn UBMTTQ Việt Nam tỉnh',
    'Ban cán sự đảng UBND tỉnh',
    'Đảng đoàn Văn phòng Đoàn Đại biểu Quốc hội',
    'Sở Nội vụ',
    'Sở Tài chính',
    'Sở Y tế',
    'Văn phòng UBND tỉnh',
    'Văn phòng HĐND tỉnh',
    'Thành ủy Vị Thanh',
    'Huyện ủy Vị Thủy',
    'Ban Thường vụ Tỉnh đoàn',
  ])('%s is named in the document', (name) => {
    expect(body(name)?.provenance).toBe('document');
  });

  test('8 committees and 8 UBND are 16 bodies with 16 mailboxes', () => {
    const districts = [...members('cac-huyen-thi-thanh-uy'), ...members('ubnd-cac-huyen-thi-xa-thanh-pho')];
    const boxes = districts.map((id) => bodies.find((candidate) => candidate.id === id)?.mailbox);
    expect([districts.length, new Set(boxes).size, boxes.includes(null)]).toEqual([16, 16, false]);
  });

  test('IV.2 counts 21: 3 ban cán sự đảng, 6 đảng đoàn, 8 cấp ủy, 4 đảng ủy trực thuộc, none of them twice', () => {
    const counted = [
      'cac-ban-can-su-dang',
      'cac-dang-doan',
      'cac-huyen-thi-thanh-uy',
      'dang-uy-truc-thuoc-tinh-uy',
    ].map(members);
    expect(counted.map((ids) => ids.length)).toEqual([3, 6, 8, 4]);
    expect(new Set(counted.flat()).size).toBe(21);
    expect(
      counted
        .flat()
        .filter((id) => (bodies.find((candidate) => candidate.id === id)?.mailbox ?? null) === null),
    ).toEqual([]);
  });

  test('groups without a list in the document stay undetermined', () => {
    expect(groups.filter((group) => group.members === null).map((group) => group.id)).toEqual([
      'co-quan-thuong-truc-cac-hoi-dong-ban-chi-dao',
      'cac-ban-quan-ly-du-an',
      'cac-so-ban-nganh-tinh-co-lien-quan',
      'cac-don-vi-co-lien-quan',
      'cac-co-quan-co-lien-quan-nhiem-vu-14',
      'cac-co-quan-co-lien-quan-muc-iv-3',
      'cac-uy-vien-ban-thuong-vu-duoc-phan-cong',
    ]);
  });

  test('nothing of the examples can reach a real mailbox', () => {
    expect(bodies.filter(({ mailbox }) => mailbox !== null && !mailbox.endsWith('.example'))).toEqual([]);
  });

  test('no two bodies share a mailbox', () => {
    const boxes = bodies.flatMap(({ mailbox }) => mailbox ?? []);
    expect(new Set(boxes).size).toBe(boxes.length);
  });

  test('Thị ủy Ngã Bảy becomes Thành ủy Ngã Bảy within the time of the plan', () => {
    expect(body('Thị ủy Ngã Bảy')).toMatchObject({
      validUntil: '2020-01-31',
      successors: ['thanh-uy-nga-bay'],
    });
    expect(body('Thành ủy Ngã Bảy')).toMatchObject({ validFrom: '2020-02-01', validUntil: '2025-06-30' });
  });

  test('no body of 2018 outlives the province', () => {
    const later = bodies.filter(({ validFrom, mailbox }) => validFrom !== '2025-07-01' && mailbox !== null);
    expect(later.filter(({ validUntil }) => validUntil === null || validUntil > '2025-06-30')).toEqual([]);
  });

  test('a body from general knowledge says so, and what has to be confirmed', () => {
    const silent = bodies.filter(
      ({ provenance, note, mailbox }) =>
        provenance === 'general-knowledge' && note === null && mailbox !== null,
    );
    expect(silent).toEqual([]);
  });
});

describe('faults', () => {
  async function faults(edits: Edits) {
    const dir = planFolder({ agencies: edits });
    const result = await readAgencies(path.join(dir, 'agencies.yaml'));
    return result.ok ? [] : messages(dir, result.problem);
  }

  test.each<[string, Edits, RegExp]>([
    [
      'two addresses',
      { 'so-y-te@haugiang.example': 'a@x.example, b@x.example' },
      /^agencies\.yaml:\d+ bodies\[\d+\]\.mailbox: gặp "a@x\.example, b@x\.example"; cần đúng một địa chỉ thư/,
    ],
    [
      'a name around it',
      { 'so-y-te@haugiang.example': 'Sở Y tế <a@x.example>' },
      /mailbox: gặp "Sở Y tế <a@x\.example>"; cần đúng một địa chỉ thư/,
    ],
    [
      'two addresses of a head',
      { 'so-y-te@haugiang.example': 'so-y-te@haugiang.example\n    headMailbox: a@x.example, b@x.example' },
      /headMailbox: gặp "a@x\.example, b@x\.example"; cần đúng một địa chỉ thư/,
    ],
    [
      'the mailbox of the body once more',
      { 'so-y-te@haugiang.example': 'so-y-te@haugiang.example\n    headMailbox: so-y-te@haugiang.example' },
      /headMailbox: gặp "so-y-te@haugiang\.example"; cần một hộp thư khác mailbox/,
    ],
    [
      'a head of a body that nobody writes to',
      { 'mailbox: so-y-te@haugiang.example': 'mailbox: null\n    headMailbox: giam-doc@haugiang.example' },
      /headMailbox: gặp "giam-doc@haugiang\.example"; cần null khi cơ quan chưa có hộp thư/,
    ],
    [
      'no mailbox said',
      { '    mailbox: so-y-te@haugiang.example\n': '' },
      /bodies\[\d+\]\.mailbox: gặp không có gì; cần một chuỗi chữ\.$/,
    ],
    [
      'a day that does not exist',
      { 'validUntil: 2020-01-31': 'validUntil: 2020-01-32' },
      /validUntil: gặp "2020-01-32"; cần một ngày có thật/,
    ],
    [
      'an end before the beginning',
      { 'validFrom: 2020-02-01': 'validFrom: 2026-02-01' },
      /validUntil: gặp "2025-06-30"; cần ngày không trước validFrom \(2026-02-01\)/,
    ],
    [
      'an unknown successor',
      { 'successors: [thanh-uy-nga-bay]': 'successors: [thanh-uy-nga-bai]' },
      /successors\[0\]: gặp "thanh-uy-nga-bai"; cần mã \(id\).*gần nhất: "thanh-uy-nga-bay"/,
    ],
    [
      'its own successor',
      { 'successors: [thanh-uy-nga-bay]': 'successors: [thi-uy-nga-bay]' },
      /gặp "thi-uy-nga-bay"; cần một cơ quan khác với chính nó/,
    ],
    [
      'an unknown member',
      { '      - thi-uy-nga-bay\n': '      - thi-uy-nga-bai\n' },
      /members\[1\]: gặp "thi-uy-nga-bai"; cần mã \(id\).*gần nhất: "thi-uy-nga-bay"/,
    ],
    [
      'a member twice',
      { '      - thi-uy-nga-bay\n': '      - thanh-uy-vi-thanh\n' },
      /members\[1\]: gặp "thanh-uy-vi-thanh"; cần mỗi cơ quan một lần/,
    ],
    [
      'an empty list',
      { 'members: null': 'members: []' },
      /members: gặp một danh sách trống; cần ít nhất một cơ quan, hoặc null/,
    ],
    ['an id with accents', { 'id: so-y-te ': 'id: sở-y-tế ' }, /id: gặp "sở-y-tế"; cần mã viết thường/],
    [
      'an id twice',
      { 'id: so-y-te ': 'id: so-noi-vu ' },
      /id: gặp "so-noi-vu"; cần một mã chưa dùng; "so-noi-vu" đã có ở dòng \d+/,
    ],
    [
      'an unknown key',
      { 'name: Sở Y tế': 'name: Sở Y tế\n    email: a@x.example' },
      /email: gặp khóa "email"; cần một trong các khóa: id, name, .*mailbox/,
    ],
  ])('%s', async (_, edits, message) => {
    expect(await faults(edits)).toEqual([expect.stringMatching(message)]);
  });
});
