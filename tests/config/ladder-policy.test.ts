import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../config/policy-schema.ts';
import { LADDER_POLICY } from '../support/ladder-policy.ts';
import { emptyFolder, messages } from './plan-folder.ts';

const FILE = 'config/policy.yaml';
const AGENCIES = 'config/agencies.yaml';
const text = readFileSync(FILE, 'utf8');

async function faultsAfter(from: string, to: string): Promise<readonly string[]> {
  expect(text).toContain(from);
  const dir = emptyFolder();
  writeFileSync(
    path.join(dir, 'policy.yaml'),
    text.replace(from, () => to),
  );
  const read = await readPolicy(path.join(dir, 'policy.yaml'), { agenciesFile: AGENCIES });
  return read.ok ? [] : messages(dir, read.problem);
}

test('the ladder of the policy is the proposal of the domain', async () => {
  const read = await readPolicy(FILE, { agenciesFile: AGENCIES });
  expect(read.ok && read.value.ladder).toEqual(LADDER_POLICY);
});

describe('a ladder that cannot be is refused', () => {
  test.each([
    [
      'the packet before the talk',
      'packetAfterWorkingDays: 15',
      'packetAfterWorkingDays: 4',
      'cần số lớn hơn ladder.talkAfterWorkingDays (5): bậc sau đến sau bậc trước',
    ],
    [
      'the talk on the day of the letter',
      'talkAfterWorkingDays: 5',
      'talkAfterWorkingDays: 1',
      'cần số lớn hơn overdue.letterAfterWorkingDays (1): bậc sau đến sau bậc trước',
    ],
    [
      'Ban Thường vụ told on the way',
      'informed: bo-phan-thuong-truc',
      'informed: ban-thuong-vu-tinh-uy',
      'cần một cơ quan khác cấp quyết định: cấp quyết định không bị nhắc, hỏi',
    ],
    [
      'a body that the directory does not know',
      'standIns: [van-phong-tinh-uy',
      'standIns: [van-phong-tinh',
      'van-phong-tinh',
    ],
    [
      'an afternoon that begins before the morning ends',
      "{ from: '13:00', until: '17:00' }",
      "{ from: '10:00', until: '17:00' }",
      'cần giờ không trước 11:00',
    ],
    [
      'no officer',
      /officers:\n(?: {6}.*\n)+/.exec(text)?.[0] ?? 'officers',
      'officers: []\n',
      'ít nhất một người duyệt',
    ],
  ])('%s', async (_, from, to, words) => {
    expect((await faultsAfter(from, to)).join('\n')).toContain(words);
  });
});
