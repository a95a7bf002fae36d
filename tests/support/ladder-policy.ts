import type { LadderPolicy } from '../../src/domain/escalation/ladder-policy.ts';

/** The ladder as `config/policy.yaml` proposes it, for policies that a test makes up. */
export const LADDER_POLICY: LadderPolicy = {
  talkAfterWorkingDays: 5,
  packetAfterWorkingDays: 15,
  packetAfterMissedReports: 2,
  followUpWorkingDays: 2,
  restAfterReturnWorkingDays: 3,
  above: [{ of: ['so-noi-vu', 'so-tai-chinh', 'so-y-te'], body: 'ban-can-su-dang-ubnd-tinh' }],
  standIns: ['van-phong-tinh-uy', 'bo-phan-thuong-truc'],
  informed: 'bo-phan-thuong-truc',
  packet: {
    decidedBy: 'ban-thuong-vu-tinh-uy',
    via: ['van-phong-tinh-uy', 'bo-phan-thuong-truc'],
    officers: [
      {
        key: 'pho-truong-ban-to-chuc',
        title: 'Phó Trưởng Ban Tổ chức Tỉnh ủy',
        name: null,
        body: 'ban-to-chuc-tinh-uy',
      },
      {
        key: 'truong-ban-to-chuc',
        title: 'Trưởng Ban Tổ chức Tỉnh ủy',
        name: null,
        body: 'ban-to-chuc-tinh-uy',
      },
      {
        key: 'pho-bi-thu-thuong-truc',
        title: 'Phó Bí thư Thường trực Tỉnh ủy',
        name: null,
        body: 'bo-phan-thuong-truc',
      },
    ],
    officersOfOwnTasks: [
      {
        key: 'chanh-van-phong',
        title: 'Chánh Văn phòng Tỉnh ủy',
        name: null,
        body: 'van-phong-tinh-uy',
      },
      {
        key: 'pho-bi-thu-thuong-truc',
        title: 'Phó Bí thư Thường trực Tỉnh ủy',
        name: null,
        body: 'bo-phan-thuong-truc',
      },
    ],
    answerWithinWorkingHours: 16,
  },
  directiveWithinWorkingDays: 2,
  confirmationWithinWorkingDays: 5,
  decisionWithinWorkingDays: 15,
  decidersOffice: ['van-phong-tinh-uy', 'bo-phan-thuong-truc'],
  workingHours: [
    { from: '07:00', until: '11:00' },
    { from: '13:00', until: '17:00' },
  ],
};
