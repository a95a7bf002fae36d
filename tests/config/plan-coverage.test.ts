import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createDirectory } from '../../config/directory.ts';
import { foldName } from '../../config/names.ts';
import { readPlan } from '../../config/plan-schema.ts';
import type { PartRole, TaskDefinition } from '../../src/domain/plan/plan.ts';
import { isPrintedAt, plain, scanned, scannedTasks, seed } from './document.ts';

const read = await readPlan('config/plans/77-kh-tu');
if (!read.ok) throw new Error(JSON.stringify(read.problem, null, 1));
const plan = read.value;
const tasksOf = (no: number): readonly TaskDefinition[] => plan.tasks.filter((task) => task.no === no);
const partsOf = (no: number, role: PartRole) =>
  tasksOf(no).flatMap((task) => task.parts.filter((part) => part.role === role));

const directory = createDirectory('agencies.yaml', [
  ...plan.bodies.map((body) => ({ kind: 'body' as const, id: body.id, names: [body.name, ...body.aliases] })),
  ...plan.groups.map((group) => ({
    kind: 'group' as const,
    id: group.id,
    names: [group.name, ...group.aliases],
  })),
]);

describe('section III: no task, no phrase, no body missing or altered', () => {
  const scan = scannedTasks();

  test('the scan prints 19 numbered tasks, and the plan has each of them; only 5 is divided', () => {
    expect(scan.map((task) => task.no)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
    expect(plan.tasks.map((task) => task.id)).toEqual(
      scan.flatMap(({ no }) => (no === 5 ? ['77-5a', '77-5b'] : [`77-${no}`])),
    );
  });

  test.each(scan)('task $no: the title is the whole paragraph of the scan', ({ no, line, title }) => {
    for (const task of tasksOf(no)) expect(task.title).toMatchObject({ line, printed: title });
  });

  test.each(scan)('task $no: the time phrase is the whole line of the scan', ({ no, items }) => {
    const time = items.find((item) => item.label === 'Thời gian');
    for (const task of tasksOf(no)) {
      expect({ line: task.phrase.line, rest: `${task.phrase.printed}.` }).toEqual({
        line: time?.line,
        rest: time?.rest,
      });
    }
  });

  test('a task has the lines tham mưu, phối hợp, thực hiện, thời gian and no others', () => {
    const labels = new Set(scan.flatMap((task) => task.items.map((item) => item.label)));
    expect([...labels].toSorted()).toEqual(
      ['Cơ quan phối hợp', 'Cơ quan thực hiện', 'Cơ quan tham mưu', 'Thời gian'].toSorted(),
    );
  });

  const roles: Readonly<Record<string, PartRole>> = {
    'Cơ quan tham mưu': 'lead',
    'Cơ quan phối hợp': 'coordinating',
    'Cơ quan thực hiện': 'implementing',
  };
  const roleLines = scan.flatMap(({ no, items }) =>
    items.flatMap(({ label, rest }) =>
      roles[label] === undefined ? [] : [{ no, label, role: roles[label], rest }],
    ),
  );

  test.each(roleLines)('task $no, $label: every word of the line belongs to a part', ({ no, role, rest }) => {
    const left = partsOf(no, role).reduce((words, part) => {
      const printed =
        part.condition === null ? part.printed : new RegExp(`${part.printed} \\(?${part.condition}\\)?`);
      return words.replace(printed, '');
    }, rest);
    const residue = left.replace(/^(,|và|\s)+|[,.\s]+$/g, '');
    // Task 3 prints a duty behind the last name; it is kept as a note.
    expect(
      tasksOf(no).every((task) => residue === '' || task.notes.some((note) => note.includes(residue))),
    ).toBe(true);
  });

  test('a part that has no line of its own stands in the title: the two places chosen for task 5', () => {
    const without = plan.tasks.flatMap((task) =>
      task.parts
        .filter(
          ({ role, printed }) =>
            !roleLines.some(
              (line) => line.no === task.no && line.role === role && line.rest.includes(printed),
            ),
        )
        .map(({ printed }) => ({ id: task.id, printed, inTitle: task.title.printed.includes(printed) })),
    );
    expect(without).toEqual([
      { id: '77-5a', printed: 'Thành ủy Vị Thanh', inTitle: true },
      { id: '77-5a', printed: 'Huyện ủy Vị Thủy', inTitle: true },
    ]);
  });
});

describe('the plan says what the careful reading says', () => {
  test.each(seed.tasks)('task $no: title, phrase and bodies', (task) => {
    for (const definition of tasksOf(task.no)) {
      expect(definition.phrase.printed).toBe(plain(task.text));
      expect(definition.title.printed).toBe(plain(task.title));
    }
    for (const role of ['lead', 'coordinating', 'implementing'] as const) {
      const spelled = partsOf(task.no, role).map(({ printed, condition }) =>
        [printed, condition].filter(Boolean).join(' '),
      );
      for (const name of task[role]) {
        const same = spelled.some((words) => foldName(words) === foldName(name.replaceAll(/[()]/g, '')));
        const known = directory.byName(name)[0];
        expect(
          same ||
            partsOf(task.no, role).some((part) => JSON.stringify(part.refersTo) === JSON.stringify(known)),
        ).toBe(true);
      }
    }
  });

  test('phrases 12 and 13 wait for two different documents; 10, 17, 18 for one each; 5b for eligibility', () => {
    const awaits = plan.tasks
      .filter((task) => task.awaits.length > 0)
      .map((task) => [task.id, ...task.awaits]);
    expect(awaits).toEqual([
      ['77-5b', 'du-dieu-kien-thi-diem-o-dia-phuong-khac'],
      ['77-10', 'tw-huong-dan-khoan-chi-phu-cap'],
      ['77-12', 'tw-huong-dan-hop-nhat-ba-van-phong'],
      ['77-13', 'tw-huong-dan-van-phong-tinh-uy-phuc-vu-chung'],
      ['77-17', 'tw-van-ban-quy-che-lam-viec'],
      ['77-18', 'tw-huong-dan-giam-dai-bieu-hdnd'],
    ]);
  });

  test('the body that watches for a document is a lead of the task; eligibility is for Ban Tổ chức alone', () => {
    for (const event of plan.events) {
      const [task] = plan.tasks.filter((candidate) => candidate.awaits.includes(event.key));
      expect(event.watchedBy).toBe(task?.answeredBy);
    }
    expect(
      plan.events.filter((event) => event.kind === 'eligibility').map((event) => event.watchedBy),
    ).toEqual(['ban-to-chuc-tinh-uy']);
  });

  test('nobody has confirmed a reading yet, and every task says what could be disputed', () => {
    expect(plan.tasks.filter((task) => task.readingConfirmedBy !== null)).toEqual([]);
    expect(plan.tasks.filter((task) => task.ambiguity === null)).toEqual([]);
  });

  test('the divided task quotes its phrase; both halves are there', () => {
    expect(
      tasksOf(5)
        .map((task) => task.phrasePart)
        .join(' và '),
    ).toBe(tasksOf(5)[0]!.phrase.printed);
  });
});

describe('section IV, section II and the receivers', () => {
  test('every duty of the careful reading is there, in the order of the document', () => {
    expect(plan.obligations.map((duty) => duty.no).toSorted()).toEqual(
      seed.duties.map((duty) => duty.id).toSorted(),
    );
    expect(plan.obligations.map((duty) => duty.id)).toEqual([
      ...['77-IV.1', '77-IV.1b', '77-IV.1c', '77-IV.2a', '77-IV.2b', '77-IV.2c'],
      ...['77-IV.3', '77-IV.3a', '77-IV.3b', '77-IV.cuoi'],
    ]);
  });

  test.each(seed.duties)('$id holds the words of the careful reading', (duty) => {
    const obligation = plan.obligations.find((candidate) => candidate.no === duty.id);
    for (const words of duty.text.split(' … ')) expect(obligation?.text.printed).toContain(words);
  });

  test.each([
    [270, '1.'],
    [272, '2. Căn cứ vào Kế hoạch này và đặc điểm tình hình của đơn vị, địa phương mình, , , và ; và .'],
    [274, '3. ; ; .'],
    [276, './.'],
  ])('line %i: what is left of section IV beside duties and owners is no duty', (line, residue) => {
    const duties = plan.obligations.filter((duty) => duty.text.line === line);
    const owners = new Set(duties.flatMap((duty) => duty.owners.map((owner) => owner.printed)));
    const words = [...duties.map((duty) => duty.text.printed), ...owners];
    expect(plain(words.reduce((left, printed) => left.replace(printed, ''), scanned(line)))).toBe(residue);
  });

  test('section II without a task: the lines of the careful reading, never a task', () => {
    const lines = [...new Set(plan.unassigned.map((content) => content.text.line))];
    expect(lines).toEqual(seed.part_II_without_task.lines_of_ke_hoach);
  });

  test('the receivers are the printed list', () => {
    expect(plan.receivers.map(({ line, printed }) => [line, printed])).toEqual(
      Array.from({ length: 12 }, (_, at) => [280 + at, scanned(280 + at).replace(/^- |[;.]$/g, '')]),
    );
  });
});

describe('texts', () => {
  const texts = [
    ...plan.tasks.flatMap((task) => [task.title, task.phrase]),
    ...plan.obligations.map((duty) => duty.text),
    ...plan.unassigned.map((content) => content.text),
    ...plan.receivers,
  ];

  test('each printed text stands in the scan at its line, word for word', () => {
    expect(texts.filter(({ line, printed }) => !isPrintedAt(line, printed))).toEqual([]);
  });

  const corrections: readonly (readonly [line: number, scan: string, paper: string])[] = [
    [120, 'chuyên giao', 'chuyển giao'],
    [138, 'trường ban', 'trưởng ban'],
    [184, 'trường áp', 'trưởng ấp'],
    [234, 'của của', 'của'],
    [100, 'Kiên toàn', 'Kiện toàn'],
  ];

  test('what a person corrected is the noise of the scan and nothing else', () => {
    const corrected = texts.filter((text) => text.checked !== null);
    expect(corrected.map(({ line, checked }) => [line, checked])).toEqual(
      corrections.map(([line, scan, paper], at) => [line, corrected[at]?.printed.replace(scan, paper)]),
    );
  });
});

test('the lines that agencies.yaml cites for a name do print that name', () => {
  const rows = readFileSync('config/agencies.yaml', 'utf8').matchAll(/- id: (\S+) # VB ([\d, ]+)/g);
  const cited = [...rows].flatMap(([, id = '', lines = '']) =>
    lines.split(', ').map((line) => ({ id, line: Number(line) })),
  );
  expect(cited.length).toBeGreaterThan(60);
  const spellings = new Map(
    [...plan.bodies, ...plan.groups].map((row) => [row.id, [row.name, ...row.aliases].map(foldName)]),
  );
  spellings.set('ban-thuong-vu-tinh-doan', [foldName('Ban Thường vụ Tỉnh đoàn')]);
  const wrong = cited.filter(
    ({ id, line }) => !spellings.get(id)?.some((name) => foldName(scanned(line)).includes(name)),
  );
  expect(wrong).toEqual([]);
});
