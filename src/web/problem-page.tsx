import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Child } from 'hono/jsx';
import { showPage } from './page.tsx';
import type { Site } from './site.ts';

/** Every refusal that a person can meet, in one place: code, heading, what to do. */
const PROBLEMS = {
  'not-found': [404, 'Không có trang này', 'Địa chỉ không đúng, hoặc nội dung đã được chuyển đi nơi khác.'],
  'unknown-link': [
    404,
    'Liên kết không dùng được',
    'Liên kết này không có, đã hết thời gian dùng hoặc đã được thu hồi. Đề nghị đồng chí mở liên kết trong thư gần nhất, hoặc liên hệ đầu mối ghi ở cuối thư.',
  ],
  'no-reply-cookie': [
    403,
    'Cần mở lại liên kết trong thư',
    'Trang trả lời cần cookie của trình duyệt và chỉ giữ trong một ngày. Đề nghị đồng chí mở lại liên kết trong thư; nếu vẫn gặp trang này, cho phép trình duyệt nhận cookie của trang.',
  ],
  'signed-out': [
    401,
    'Chưa đăng nhập',
    'Mở liên kết đăng nhập được in ở cửa sổ dòng lệnh khi khởi động (dòng có chữ "dang-nhap"). Liên kết chỉ dùng cho chuyên viên theo dõi; cơ quan trả lời bằng liên kết trong thư.',
  ],
  'wrong-key': [
    403,
    'Liên kết đăng nhập không đúng',
    'Chép lại cả dòng liên kết được in ở cửa sổ dòng lệnh khi khởi động.',
  ],
  'cross-site': [
    403,
    'Không nhận nội dung gửi từ trang khác',
    'Nội dung chỉ được nhận từ chính các trang của hệ thống. Đề nghị mở lại trang và gửi lại.',
  ],
  'not-a-form': [415, 'Không đọc được nội dung gửi lên', 'Nội dung phải được gửi từ mẫu trên trang.'],
  'broken-form': [
    400,
    'Không đọc được nội dung gửi lên',
    'Nội dung đến không đầy đủ, có thể do đường truyền bị ngắt. Chưa có gì được lưu; đề nghị gửi lại.',
  ],
  'too-large': [
    413,
    'Nội dung gửi lên quá lớn',
    'Chưa có gì được lưu; đề nghị trở lại trang trước, bỏ bớt tệp rồi gửi lại. Số tệp và dung lượng mỗi tệp ghi ở mẫu.',
  ],
  'too-many': [
    429,
    'Có quá nhiều yêu cầu trong thời gian ngắn',
    'Để bảo vệ hệ thống, trang tạm ngừng nhận từ nơi này trong ít phút. Chưa có gì được lưu từ lần gửi này.',
  ],
  'too-many-parts': [
    400,
    'Nội dung gửi lên có quá nhiều phần',
    'Mẫu của trang không có nhiều ô và tệp như vậy. Chưa có gì được lưu; đề nghị mở lại trang và gửi lại.',
  ],
  'no-plan': [
    503,
    'Chưa có kế hoạch',
    'Trong kho chưa có kế hoạch nào. Kế hoạch được tiếp nhận khi khởi động.',
  ],
  failed: [
    500,
    'Hệ thống gặp lỗi',
    'Nội dung vừa làm có thể chưa được lưu. Đề nghị thử lại; nếu vẫn lỗi, báo mã dưới đây cho người vận hành.',
  ],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string, string]>;

export type PageProblem = keyof typeof PROBLEMS;

export const problemWords = (
  problem: PageProblem,
): readonly [status: ContentfulStatusCode, title: string, words: string] => PROBLEMS[problem];

/** `detail`: a code to quote, or what exactly was found; never a token and never what was typed. */
export function showProblem(
  c: Context,
  site: Site,
  problem: PageProblem,
  detail: string | null = null,
  more: Child = null,
): Promise<Response> {
  const [status, title, words] = PROBLEMS[problem];
  const body = (
    <section class="narrow">
      <h1>{title}</h1>
      <p>{words}</p>
      {detail === null ? null : <p>{detail}</p>}
      {more}
      <p class="fine">
        Mã: {status} {problem}
      </p>
    </section>
  );
  return showPage(c, site, { title, status, body });
}
