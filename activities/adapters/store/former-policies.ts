/**
 * What policies that were adopted before these sections existed get, as it was shipped when each section came. Frozen: a
 * migration that has been released is never changed, whatever `config/policy.yaml` proposes by now.
 */
const SECTIONS = {
  rounds: {
    askMonthsBeforeEnd: [2, 1, 0],
    requestWorkingDaysBefore: 20,
    remindWorkingDaysBefore: [3],
    closeAfterWorkingDays: 1,
    summaryWorkingDays: 10,
  },
  ladder: {
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
        { key: 'chanh-van-phong', title: 'Chánh Văn phòng Tỉnh ủy', name: null, body: 'van-phong-tinh-uy' },
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
  },
  superiors: ['bo-phan-thuong-truc', 'van-phong-tinh-uy'],
  completion: { implementing: 'counted' },
  decisions: {
    extensionWorkingDays: 5,
    contestWorkingDays: 10,
    opinionWorkingDays: 7,
    suspensionReviewWorkingDays: 60,
  },
  calendarEntries: 'publish',
};

/** Of sections that had come before. */
const LATER_KEYS = {
  'decisions.counterReminderWorkingDays': 5,
  'decisions.counterLapseWorkingDays': 10,
};

/** Of what came after the links could be renewed. */
const SECOND_SIGNATURE = { secondSignature: 'none' };

/** One statement a section; a policy that has it keeps its own. */
export const FORMER_POLICIES: readonly string[] = givenWhereMissing(SECTIONS);

export const FORMER_SECOND_SIGNATURE: readonly string[] = givenWhereMissing(SECOND_SIGNATURE);

export const FORMER_POLICY_KEYS: readonly string[] = givenWhereMissing(LATER_KEYS);

function givenWhereMissing(values: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(values).map(
    ([name, value]) =>
      `update plan set policy = json_set(policy, '$.${name}', json('${JSON.stringify(value).replaceAll("'", "''")}'))
      where json_extract(policy, '$.${name}') is null`,
  );
}
