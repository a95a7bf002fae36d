import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { adoptPlan } from '../../src/usecases/adopt-plan.ts';
import { at } from '../domain/task/real-plan.ts';
import { ADOPTION, place } from './place.ts';

const SECRET = '77-9';

/** Words of the task that no other text of the plan holds. */
const WORDS =
  /khắc phục tình trạng|trưởng ấp|trường áp|Thực hiện và hoàn thành trong năm 2018|31\/12\/2018|28\/12\/2018/u;

test('a year of a confidential task: neither a message nor what Temporal shows says a word of it', async () => {
  const here = await place();
  try {
    const tasks = ADOPTION.plan.tasks
      .filter(({ id }) => id === SECRET)
      .map((task) => ({ ...task, confidential: true }));
    const adopted = await adoptPlan(here.deps, { ...ADOPTION, plan: { ...ADOPTION.plan, tasks } });
    expect(adopted.ok).toBe(true);
    await here.liveUntil(at('2019-02-15', '09:00'));
    const { sent } = here.mail.mailer;
    const about = sent.filter(({ text }) => text.includes('Nhiệm vụ 9 (mật)'));
    expect(about.length).toBeGreaterThan(5);
    const mailer = createCapturedMailer({ from: 'ban-to-chuc@haugiang.example' });
    for (const mail of about) {
      const source = await mailer.source(mail);
      const { subject, text, html, attachments } = await simpleParser(source);
      expect([subject, text, html, source].join('\n')).not.toMatch(WORDS);
      // Section IV may send a day of its own; the task never does.
      for (const { content } of attachments) expect(content.toString()).not.toMatch(/Nhiệm vụ 9/u);
    }
    expect(JSON.stringify(here.workflows.poked)).not.toMatch(WORDS);
    expect(here.workflows.poked.find(({ entityId }) => entityId === SECRET)?.summary).toBe(
      'Nhiệm vụ 77-9 (mật)',
    );
  } finally {
    await here.remove();
  }
});
