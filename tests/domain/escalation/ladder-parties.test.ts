import { describe, expect, test } from 'vitest';
import { ladderOf } from '../../../src/domain/escalation/ladder-of.ts';
import { ladderPartiesOf } from '../../../src/domain/escalation/ladder-parties.ts';
import type { LadderPolicy } from '../../../src/domain/escalation/ladder-policy.ts';
import { assignment, PLAN, POLICY } from '../task/real-plan.ts';

const OFFICE = 'ban-to-chuc-tinh-uy';
const VAN_PHONG = 'van-phong-tinh-uy';
const ABOVE = 'bo-phan-thuong-truc';

const heard = (leads: readonly [string, ...string[]], more: Partial<LadderPolicy> = {}) =>
  ladderPartiesOf(PLAN, { answeredBy: leads[0], leads, office: OFFICE }, { ...POLICY.ladder, ...more });

/** Who hears of the lateness of a task, by who leads it; the policy is the one that is shipped. */
describe('nobody judges himself', () => {
  test('Sở Nội vụ leads: the office speaks, and Ban cán sự đảng UBND tỉnh is over it', () => {
    expect(heard(['so-noi-vu'])).toEqual({
      own: false,
      letterTo: 'so-noi-vu',
      above: ['ban-can-su-dang-ubnd-tinh'],
      speaker: OFFICE,
      informed: ABOVE,
      officers: [
        { key: 'pho-truong-ban-to-chuc', body: OFFICE },
        { key: 'truong-ban-to-chuc', body: OFFICE },
        { key: 'pho-bi-thu-thuong-truc', body: ABOVE },
      ],
      packetVia: VAN_PHONG,
      decidersOffice: VAN_PHONG,
      decidersAbove: [ABOVE],
    });
  });

  test('the office leads: Văn phòng Tỉnh ủy takes its place on every rung', () => {
    expect(heard([OFFICE])).toEqual({
      own: true,
      letterTo: VAN_PHONG,
      above: [],
      speaker: VAN_PHONG,
      informed: ABOVE,
      officers: [
        { key: 'chanh-van-phong', body: VAN_PHONG },
        { key: 'pho-bi-thu-thuong-truc', body: ABOVE },
      ],
      packetVia: VAN_PHONG,
      decidersOffice: VAN_PHONG,
      decidersAbove: [ABOVE],
    });
  });

  test('the office and Văn phòng lead: bộ phận thường trực alone is left, and is not told of what it says itself', () => {
    expect(heard([OFFICE, VAN_PHONG])).toEqual({
      own: true,
      letterTo: ABOVE,
      above: [],
      speaker: ABOVE,
      informed: null,
      officers: [{ key: 'pho-bi-thu-thuong-truc', body: ABOVE }],
      packetVia: ABOVE,
      decidersOffice: ABOVE,
      decidersAbove: [],
    });
  });

  test('Văn phòng leads alone: it presents no packet about itself and is not asked about its own tờ trình', () => {
    expect(heard([VAN_PHONG])).toMatchObject({
      own: false,
      letterTo: VAN_PHONG,
      packetVia: ABOVE,
      decidersOffice: ABOVE,
      decidersAbove: [],
    });
  });

  test('bộ phận thường trực leads as well: it is not told', () => {
    expect(heard(['so-noi-vu', ABOVE]).informed).toBeNull();
    expect(heard(['so-noi-vu', ABOVE]).officers.map(({ body }) => body)).toEqual([OFFICE, OFFICE]);
  });

  test('who is over a body hears of it once, and not where it leads the task itself', () => {
    const above = [{ of: ['so-noi-vu', OFFICE], body: VAN_PHONG }];
    expect(heard(['so-noi-vu'], { above }).above).toEqual([VAN_PHONG]);
    expect(heard(['so-noi-vu', VAN_PHONG], { above }).above).toEqual([]);
    expect(heard(['so-tai-chinh'], { above }).above).toEqual([]);
    // The letter itself goes there already.
    expect(heard([OFFICE], { above }).above).toEqual([]);
  });

  test('a body that the directory does not know hears nothing', () => {
    const nobody = heard(['so-noi-vu'], {
      informed: 'khong-co',
      above: [{ of: ['so-noi-vu'], body: 'khong-co' }],
      decidersOffice: ['khong-co', ABOVE],
    });
    expect(nobody).toMatchObject({ informed: null, above: [], decidersOffice: ABOVE, decidersAbove: [] });
  });

  test('nobody is left on any list: the office itself, though it leads', () => {
    const { packet } = POLICY.ladder;
    expect(
      heard([OFFICE], { standIns: [OFFICE], decidersOffice: [], packet: { ...packet, via: [] } }),
    ).toMatchObject({
      letterTo: OFFICE,
      speaker: OFFICE,
      packetVia: OFFICE,
      decidersOffice: OFFICE,
      decidersAbove: [],
    });
  });
});

test('a task that was assigned before there was a ladder has the letter to the body alone', () => {
  const whole = assignment('77-9').parties;
  const { ladder, ...parties } = whole;
  expect(ladderOf(parties)).toEqual({
    own: false,
    letterTo: 'so-noi-vu',
    above: [],
    speaker: OFFICE,
    informed: null,
    officers: [],
    packetVia: OFFICE,
    decidersOffice: OFFICE,
  });
  expect(ladderOf(whole)).toBe(ladder);
});
