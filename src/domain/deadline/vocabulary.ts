/** The words of a list written with spaces between them. */
type Words<List extends string, Found = never> = List extends `${infer Word} ${infer Rest}`
  ? Words<Rest, Found | Word>
  : Found | List;

const words = <const List extends string>(list: List): readonly Words<List>[] =>
  list.split(' ') as Words<List>[];

/**
 * Every syllable that the grammar knows. A token's `term` is one of these or '': the rest of the language is text.
 * Written once, with today's tone placement; `spelling.ts` adds the other ways in which the same syllable is printed.
 */
export const TERMS = [
  // Units of time and the names of spans.
  ...words('ngày tuần tháng quý năm giờ tiếng h g phút kỳ nhiệm học vụ buổi giai đoạn q t niên độ'),
  ...words('sáng chiều trưa đêm hôm mai ngoái mốc lễ tết nguyên đán nghỉ'),
  // Numbers in words, and the days of the week.
  ...words('không một mốt hai ba bốn tư lăm sáu bảy bẩy tám chín mười mươi nửa rưỡi linh vài mấy'),
  ...words('nhất nhì thứ chủ nhật mùng số phần trăm tỷ triệu nghìn'),
  // How a time stands to the work, to an event or to another time.
  ...words('trước sau chậm muộn trễ sớm hơn quá đến tới hết cho trong vòng vào từ kể tính bắt đầu kết thúc'),
  ...words('ngay khi lúc thời điểm hạn gian khoảng chót cuối cùng là nay tối đa thiểu ít dưới trên nội suốt'),
  ...words('qua kéo dài thêm gia tiếp kế liền kề tiên giữa thượng trung hạ vừa rồi nhau lại đây đó này ấy'),
  ...words('mỗi hằng từng các những mọi lần định đột xuất cả trở đi gần mới cũ lâu mãi kịp hiệu lực'),
  // Words that join or lead on.
  ...words('và hoặc hay để phải nếu theo cứ xong tại ở với về có được bị của đối riêng ngoài nêu thuộc'),
  ...words('nhưng mà do bởi vì so thì như bằng sẽ đã vẫn còn tức ra nhiều trùng nhân trừ'),
  // The work, and what is said of it.
  ...words('hoàn thành thực hiện triển khai tổ chức báo cáo gửi trình ban hành nộp làm việc khởi công lập'),
  ...words('dự kiến phấn đấu tiến lịch lộ tầm nhìn bước thường xuyên liên tục yêu cầu cần thiết'),
  ...words('xây dựng thống phê duyệt cung cấp xem xét xử lý thẩm tra rà soát đánh giá giao chuyển tham mưu'),
  ...words('đạt bổ sung tổng hợp nhận ký thi phát thông chốt thể thấy phù thích thuận lợi tiện'),
  // Documents, bodies and occasions.
  ...words('hoạch kh điều khoản mục chương phụ lục quyết nghị văn chỉ thị luận hướng dẫn quy luật khóa khoá'),
  ...words('cơ quan đơn ủy bộ sở đảng tỉnh huyện xã phố vị người bên ngân sách tài trì đề án chuyên tiêu'),
  ...words(
    'họp phiên hội đại quốc cuộc bầu cử hiệp sinh hoạt sơ đồng loạt liệu dịp đợt mùa chính quả tình hình nào tác kiện phép',
  ),
];

export type Term = (typeof TERMS)[number];

/** Other spellings of a term that are no matter of tone placement or Unicode. */
export const ALIASES: Readonly<Record<string, Term>> = {
  hàng: 'hằng',
  mồng: 'mùng',
  tỉ: 'tỷ',
  kì: 'kỳ',
  qúi: 'quý',
  quí: 'quý',
  // The letter of the tone is one that scanners lose; no other word of these phrases is written so.
  trưóc: 'trước',
  truớc: 'trước',
  trươc: 'trước',
};
