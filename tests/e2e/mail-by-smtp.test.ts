import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRelay } from '../activities/mailer-relay.ts';
import type { Relay } from '../activities/mailer-relay.ts';
import { dondocJson, newDataDir, removeDataDir, startProduct } from '../support/product.ts';
import type { Product } from '../support/product.ts';

/* With `SMTP_URL` the mails that are otherwise kept in the machine leave by a real SMTP dialogue, word for word. */

interface Letter {
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly status: string;
}

let relay: Relay;
let byMail: Product;
let kept: Product;

beforeAll(async () => {
  relay = await startRelay();
  const places = [await newDataDir(), await newDataDir()] as const;
  byMail = await startProduct(places[0], [], { SMTP_URL: `smtp://127.0.0.1:${relay.port}` });
  kept = await startProduct(places[1]);
}, 180_000);

afterAll(async () => {
  await Promise.all([byMail.stop(), kept.stop()]);
  await Promise.all([removeDataDir(byMail.dataDir), removeDataDir(kept.dataDir), relay.close()]);
});

test('the notices of assignment arrive at a real server, the same that are kept without one', async () => {
  await dondocJson(byMail.dataDir, 'clock', 'advance', '--next');
  await dondocJson(kept.dataDir, 'clock', 'advance', '--next');
  const sent = await lettersOf(byMail);
  const captured = await lettersOf(kept);
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set(['sent']));
  expect(new Set(captured.map(({ status }) => status))).toEqual(new Set(['captured']));

  const arrived = await Promise.all(relay.taken.map(async ({ to, source }) => arrivedLetter(to, source)));
  expect(arrived).toHaveLength(42);
  expect(inOrder(arrived)).toEqual(inOrder(sent.map(essence)));
  expect(inOrder(arrived).map(withoutLinks)).toEqual(inOrder(captured.map(essence)).map(withoutLinks));
});

test('every page says that mail leaves, and where to', async () => {
  const page = await fetch(byMail.signInUrl, { redirect: 'manual' });
  const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const plan = await fetch(byMail.url, { headers: { cookie: cookie.join('; ') } });
  expect(await plan.text()).toContain(`Thư gửi thật qua 127.0.0.1:${relay.port}`);
});

type Essence = Pick<Letter, 'to' | 'subject' | 'messageId' | 'text'>;

const lettersOf = async ({ dataDir }: Product): Promise<readonly Letter[]> =>
  (await dondocJson(dataDir, 'mail', 'list')) as readonly Letter[];

const essence = ({ to, subject, messageId, text }: Letter): Essence => ({
  to,
  subject,
  messageId,
  text: text.trim(),
});

async function arrivedLetter(to: readonly string[], source: string): Promise<Essence> {
  const { subject = '', messageId = '', text = '' } = await simpleParser(source);
  return { to, subject, messageId, text: text.trim() };
}

const inOrder = (letters: readonly Essence[]): readonly Essence[] =>
  letters.toSorted((a, b) => a.to.join().localeCompare(b.to.join()));

/** Links hold another secret in every store, and ids the store's own mark. */
const withoutLinks = ({ to, subject, text }: Essence) => ({
  to,
  subject,
  text: text.replaceAll(/http:\/\/127\.0\.0\.1:\d+\/r\/[\w-]+/gu, 'LINK'),
});
