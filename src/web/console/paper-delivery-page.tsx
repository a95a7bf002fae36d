import { formatDate } from '../../domain/calendar/local-date.ts';
import type { ReportRow } from '../../ports/store.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import { DateInput, FormProblem, Hidden, LineInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { mailPath } from './mail-table.tsx';

export const deliveryPath = (mailId: string): string => `${mailPath(mailId)}/chuyen-giay`;

interface DeliveryFormProps {
  readonly mail: MailView;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
}

/** What the book of outgoing documents says about the paper twin of a letter. */
export const DeliveryView = ({ mail, hidden, filled }: DeliveryFormProps) => {
  const shared = { form: 'cg', filled };
  return (
    <div class="narrow">
      <p class="crumb">
        <a href={mailPath(mail.id)}>{mail.subject}</a>
      </p>
      <h1>Ghi nhận đã chuyển bằng văn bản giấy</h1>
      <form method="post" action={deliveryPath(mail.id)} aria-label="Ghi nhận đã chuyển bằng văn bản giấy">
        <FormProblem filled={filled} />
        <p>Thư đã chuyển đến nơi nhận bằng văn bản giấy được tính như thư điện tử đã đến nơi nhận.</p>
        <Hidden values={hidden} />
        <LineInput {...shared} name="so_cong_van_di" label="Số trong sổ công văn đi" required />
        <DateInput {...shared} name="ngay_chuyen" label="Ngày nơi nhận ký nhận" required />
        <LineInput {...shared} name="nguoi_nhan" label="Người nhận, nơi nhận" required />
        <LineInput {...shared} name="nguoi_nhap" label="Chuyên viên ghi nhận" required autocomplete="name" />
        <button type="submit" class="main">
          Ghi nhận
        </button>
      </form>
    </div>
  );
};

/** On the page of the letter: what is recorded, or where it can be. */
export const Delivery = ({
  mail,
  record,
}: {
  readonly mail: MailView;
  readonly record: ReportRow | null;
}) => {
  if (record !== null)
    return (
      <p class="card">
        {record.words.replace(/ Thư: .*$/su, '')} Số {record.documentNumber ?? ''} trong sổ công văn đi. Người
        ghi nhận: {record.personName}
        {record.documentOn === null ? '' : `, ngày ${formatDate(record.documentOn)}`}.
      </p>
    );
  return mail.messageId === null ? null : (
    <p>
      <a href={deliveryPath(mail.id)}>Ghi nhận đã chuyển bằng văn bản giấy</a>
    </p>
  );
};
