import { yearOf } from '../../domain/calendar/local-date.ts';
import { onOf } from '../../domain/calendar/instant.ts';
import type { Block } from '../../domain/letter/blocks.ts';
import { uncapitalised } from '../../domain/letter/words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import { PAPER_STYLE_PATH } from '../style.ts';
import { mailPath } from './mail-table.tsx';
import { PaperCode } from './paper-code.tsx';

interface PaperProps {
  readonly plan: Plan;
  readonly mail: MailView;
}

/**
 * A letter as a sheet of A4 in the Party's form (HD 36-HD/VPTW): number, day and signature are left to the office's own
 * book and to who signs. What it says is what the message says; its links are codes to be scanned.
 */
export const PaperPage = ({ plan, mail }: PaperProps) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <title>{`Bản giấy: ${mail.subject}`}</title>
      <link rel="stylesheet" href={PAPER_STYLE_PATH} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    </head>
    <body>
      <header class="screen">
        <p>
          <a href={mailPath(mail.id)}>Về trang của thư</a>. Bản để in (khổ A4), lấy số, ký và gửi qua văn thư.
          Mã vuông mở đúng trang trả lời của nơi nhận, như liên kết trong thư điện tử.
        </p>
      </header>
      <main class="sheet">
        <Head plan={plan} mail={mail} />
        {mail.blocks.map((block) => (
          <PaperBlock block={block} />
        ))}
        <Foot plan={plan} />
      </main>
    </body>
  </html>
);

const Head = ({ plan, mail }: PaperProps) => (
  <div class="head">
    <div class="issuer">
      <p>{upper(plan.issuedBy)}</p>
      <p class="bold">{upper(issuerName(plan))}</p>
      <p>*</p>
      <p>Số ……………………</p>
      <p class="about">V/v {uncapitalised(mail.subject.replace(/^\[[^\]]*\]\s*/u, ''))}</p>
    </div>
    <div class="party">
      <p class="name">ĐẢNG CỘNG SẢN VIỆT NAM</p>
      <p class="place">
        {placeOf(plan)}, ngày …… tháng …… năm {yearOf(onOf(mail.sentAt ?? mail.sendAt))}
      </p>
    </div>
  </div>
);

export const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** Under the name of the superior the issuer's own stands without it: `BAN TỔ CHỨC` beneath `TỈNH ỦY HẬU GIANG`. */
export function issuerName(plan: Plan): string {
  const name = bodyName(plan, plan.office);
  const superior = /^(?:Tỉnh|Thành|Thị|Huyện) ủy/u.exec(plan.issuedBy)?.[0] ?? '';
  return superior !== '' && name.endsWith(` ${superior}`) ? name.slice(0, -superior.length - 1) : name;
}

/** A provincial document names the province as its place. */
export const placeOf = ({ issuedBy }: Plan): string =>
  /^(?:Tỉnh|Thành|Thị|Huyện) ủy (.+)$/u.exec(issuedBy)?.[1] ?? '……………';

const PaperBlock = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'paragraph':
      return <p class="flow">{block.text}</p>;
    case 'strong':
      return <p class={/^Kính (?:gửi|trình):/u.test(block.text) ? 'to' : 'mark'}>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <div class="facts">
          {block.rows.map(({ label, value }) => (
            <p class="flow">
              <strong>{label}:</strong> {value}
            </p>
          ))}
        </div>
      );
    case 'link':
      return (
        <div class="answer">
          <PaperCode address={block.href} label={`Mã để mở trang: ${block.label}`} />
          <p>
            <strong>{block.label}</strong>: quét mã bên cạnh, hoặc mở địa chỉ
            <br />
            <span class="address">{block.href}</span>
          </p>
        </div>
      );
    case 'fine':
      // What the message says of itself (that it is no official document) does not hold of a signed sheet.
      return <p class="fine">{block.text.replace(/^.*?(?=Đầu mối: )/u, '')}</p>;
  }
};

const Foot = ({ plan }: Pick<PaperProps, 'plan'>) => (
  <div class="foot">
    <div class="receivers">
      <p class="underlined">Nơi nhận</p>
      <p>- Như trên,</p>
      <p>- Lưu {bodyName(plan, plan.office)}.</p>
    </div>
    <div class="signature">
      <p>(chức vụ, chữ ký, họ và tên)</p>
    </div>
  </div>
);
