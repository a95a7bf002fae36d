import { FormProblem, Hidden, LineInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { MailView } from '../../usecases/list-mail.ts';
import { mailPath } from './mail-table.tsx';

interface ReleaseFormProps {
  readonly mail: Pick<MailView, 'id'>;
  readonly token: string;
  readonly filled: Filled;
}

/** A draft goes when somebody with a name lets it go. */
export const ReleaseForm = ({ mail, token, filled }: ReleaseFormProps) => (
  <form method="post" action={`${mailPath(mail.id)}/duyet`} class="card" aria-label="Duyệt gửi thư">
    <FormProblem filled={filled} />
    <Hidden values={{ dau: token }} />
    <p>Đây là dự thảo. Thư chỉ gửi đi sau khi lãnh đạo Ban Tổ chức Tỉnh ủy duyệt.</p>
    <LineInput
      form="dg"
      name="ho_ten"
      label="Họ tên lãnh đạo duyệt gửi"
      required
      autocomplete="name"
      filled={filled}
    />
    <LineInput
      form="dg"
      name="chuc_vu"
      label="Chức vụ"
      required
      autocomplete="organization-title"
      filled={filled}
    />
    <button type="submit" class="main">
      Duyệt, cho gửi thư này
    </button>
  </form>
);

/** The form alone, after a fault in it. */
export const ReleaseView = ({
  mail,
  ...rest
}: ReleaseFormProps & { readonly mail: Pick<MailView, 'id' | 'subject'> }) => (
  <div class="narrow">
    <p class="crumb">
      <a href={mailPath(mail.id)}>{mail.subject}</a>
    </p>
    <h1>Duyệt gửi thư</h1>
    <ReleaseForm mail={mail} {...rest} />
  </div>
);
