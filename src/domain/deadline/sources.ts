/** Where a step of the count comes from, as the screen prints it. */
export const SOURCES = {
  printed: 'Nguyên văn của văn bản',
  firstDay: 'Bộ luật Dân sự 91/2015/QH13, Điều 147.3',
  hour: 'Bộ luật Dân sự 91/2015/QH13, Điều 147.1',
  length: 'Bộ luật Dân sự 91/2015/QH13, Điều 148',
  monthEnd: 'Bộ luật Dân sự 91/2015/QH13, Điều 148.3',
  roll: 'Bộ luật Dân sự 91/2015/QH13, Điều 148.5',
  workingDays: 'Lịch làm việc, ngày nghỉ lễ, nghỉ bù đã công bố',
  before: 'Thông lệ: "trước ngày X" không tính ngày X',
  backwards: 'Thông lệ: đếm ngược, không dời ngày',
  lastWorking: 'Thông lệ: mốc in sẵn không dời; nhắc theo ngày làm việc cuối cùng',
  ceiling: 'Mốc cuối ghi trong cùng cụm từ, vẫn tính trong khi chờ',
} as const;
