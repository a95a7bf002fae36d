import { describe, expect, test } from 'vitest';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import { flat, sample } from './reading.ts';
import type { SAMPLES } from './samples.ts';

describe('each kind says what its reader needs', () => {
  const cases: readonly (readonly [keyof typeof SAMPLES, string, readonly string[]])[] = [
    [
      'assignment-one',
      'Thông báo giao nhiệm vụ 9, thời hạn 31/12/2018',
      [
        'Kính gửi: Sở Nội vụ',
        'Ngày 10/4/2018, Tỉnh ủy Hậu Giang ban hành Kế hoạch số 77-KH/TU',
        'Sở Nội vụ được giao tham mưu 01 nhiệm vụ',
        'Vai trò: Cơ quan tham mưu.',
        'Cơ quan phối hợp: Ban Tổ chức Tỉnh ủy; Sở Tài chính.',
        'nhắc lần đầu ngày 16/11/2018',
        'không nhắc trong 03 ngày làm việc đầu tiên sau thông báo này',
      ],
    ],
    [
      'assignment-implementing',
      'Thông báo giao nhiệm vụ 5a',
      [
        'Thành ủy Vị Thanh được giao thực hiện 01 nhiệm vụ',
        'Vai trò: Cơ quan thực hiện (nơi đủ điều kiện).',
        'Cơ quan tham mưu: Ban Tổ chức Tỉnh ủy (đứng đầu); Sở Nội vụ.',
        'Cơ quan phối hợp: Ban Bảo vệ, chăm sóc sức khỏe cán bộ Tỉnh ủy; các đơn vị có liên quan (chưa xác định).',
        'phần áp dụng cho nhiệm vụ 5a: "Thực hiện từ quý II/2018 (đối với 02 đơn vị được chọn thí điểm)"',
        'hỏi Ban Tổ chức Tỉnh ủy tình hình thực hiện ngày 02/01/2019',
      ],
    ],
    [
      'concluded-on-the-day',
      'Nhiệm vụ 9: kết luận là đúng hạn',
      ['Kết quả gửi đúng ngày ghi trong Kế hoạch đã được xem xét: nhiệm vụ được ghi là đúng hạn'],
    ],
    ['concluded-late', 'Nhiệm vụ 9: kết luận là quá hạn', ['nhiệm vụ được ghi là quá hạn']],
    ['mark-dropped', 'Nhiệm vụ 9: bỏ việc ghi quá hạn', ['nhiệm vụ được ghi là đúng hạn']],
    [
      'reminder',
      'Nhiệm vụ 9: còn 07 ngày làm việc đến 28/12/2018 (hạn 31/12/2018)',
      [
        'Kính gửi: Sở Nội vụ (Đồng gửi cơ quan phối hợp: Ban Tổ chức Tỉnh ủy; Sở Tài chính)',
        'Sở Nội vụ là cơ quan tham mưu nhiệm vụ 9 "Xây dựng kế hoạch khắc phục tình trạng trưởng ấp, khu vực không phải là đảng viên"',
        'Thời gian ghi trong Kế hoạch: "Thực hiện và hoàn thành trong năm 2018".',
        'chậm nhất hết ngày 31/12/2018 (thứ Hai), còn 07 ngày làm việc.',
        'Ngày làm việc cuối cùng trong hạn: thứ Sáu, 28/12/2018.',
        'Vì sao có thư này: Sở Nội vụ là cơ quan tham mưu của nhiệm vụ; đến nay chưa nhận được báo cáo kết quả.',
        'hệ thống nhắc lại ngày 25/12/2018 và ngày 28/12/2018. Đã báo cáo thì không nhắc nữa.',
      ],
    ],
    [
      'reminder-last-day',
      'Nhiệm vụ 9: hôm nay là ngày làm việc cuối cùng (hạn 31/12/2018)',
      [
        'đây là lần nhắc cuối trước thời hạn',
        'ngày 02/01/2019 Ban Tổ chức Tỉnh ủy xem xét gửi thư đến người đứng đầu cơ quan tham mưu',
      ],
    ],
    [
      'reminder-copy',
      'Để biết: nhiệm vụ 9, còn 07 ngày làm việc đến 28/12/2018 (hạn 31/12/2018)',
      [
        'Kính gửi: Sở Tài chính',
        'Sở Nội vụ là cơ quan tham mưu nhiệm vụ 9',
        'Thư này gửi để biết; không cần trả lời.',
      ],
    ],
    [
      'watch-question',
      'Nhiệm vụ 12: đề nghị cho biết văn bản của Trung ương đã ban hành chưa',
      [
        'hiện đang chờ: Trung ương ban hành văn bản hướng dẫn hợp nhất ba văn phòng.',
        'nếu chưa, xin trả lời "chưa ban hành"',
        'Mốc phải hoàn thành: chậm nhất hết ngày 31/12/2019',
        'thời gian chờ không bị tính là chậm',
        'hệ thống hỏi lại ngày 01/10/2018',
      ],
    ],
    [
      'feasibility-warning',
      'Nhiệm vụ 12: chưa có văn bản của Trung ương, sắp không còn đủ thời gian trước 31/12/2019',
      [
        'Kính gửi: Ban Tổ chức Tỉnh ủy',
        'Nếu văn bản được ban hành sau ngày 30/9/2019, thời hạn tính từ văn bản sẽ vượt mốc phải hoàn thành 31/12/2019',
        'nhiệm vụ được ghi "Chưa thực hiện được do chưa có hướng dẫn"',
      ],
    ],
    [
      'standing-review',
      'Nhiệm vụ 6 (thường xuyên): đề nghị báo cáo tình hình thực hiện',
      ['không ấn định thời hạn kết thúc; thực hiện từ ngày 10/4/2018', 'lần hỏi tiếp theo: ngày 02/01/2020'],
    ],
    [
      'event-issued',
      'Nhiệm vụ 12: đã có văn bản của Trung ương, thời hạn trình Đề án là 17/12/2018',
      [
        'Ngày 18/9/2018, Ban Tổ chức Tỉnh ủy ghi nhận văn bản số 12-HD/TW "Hướng dẫn hợp nhất ba văn phòng", do Ban Tổ chức Trung ương ban hành ngày 17/9/2018.',
        'chuyển từ chờ văn bản sang thực hiện',
        'Đề án: chậm nhất hết ngày 17/12/2018 (thứ Hai), còn 90 ngày, tính cả ngày nghỉ',
        'Hoàn thành toàn bộ: chậm nhất hết ngày 31/12/2019 (thứ Ba).',
        '03 tháng kể từ ngày 17/9/2018 (không tính ngày 17/9): hết ngày 17/12/2018, thứ Hai',
        'nhắc lần đầu ngày 05/11/2018 (thứ Hai)',
      ],
    ],
    [
      'event-issued-conflict',
      'Nhiệm vụ 12: đã có văn bản của Trung ương, vướng về thời hạn, chờ quyết định',
      [
        '03 tháng kể từ ngày 10/10/2019 là ngày 10/01/2020, sau mốc phải hoàn thành 31/12/2019.',
        'Mốc phải hoàn thành vẫn giữ: chậm nhất hết ngày 31/12/2019',
        'Tiếp theo: chờ cấp có thẩm quyền quyết định về thời hạn.',
      ],
    ],
    [
      'date-conflict',
      'Nhiệm vụ 12: vướng về thời hạn, cần quyết định',
      [
        'Kính gửi: Ban Tổ chức Tỉnh ủy',
        'Vướng về thời hạn, chờ quyết định: 03 tháng kể từ ngày 10/10/2019 là ngày 10/01/2020, sau mốc phải hoàn thành 31/12/2019.',
        'Đề nghị lãnh đạo Ban Tổ chức Tỉnh ủy xem xét: giữ mốc ghi trong Kế hoạch, hoặc trình cấp có thẩm quyền điều chỉnh thời hạn.',
        'Ban Tổ chức Tỉnh ủy là cơ quan quyết định',
        'việc quá hạn, nếu có, chưa được báo cáo lên cấp trên',
      ],
    ],
    [
      'date-conflict-copy',
      'Để biết: nhiệm vụ 12, vướng về thời hạn, cần quyết định',
      ['Ban Tổ chức Tỉnh ủy theo dõi việc thực hiện Kế hoạch', 'Thư này gửi để biết; không cần trả lời.'],
    ],
    [
      'event-withdrawn',
      'Đính chính: thư ngày 18/9/2018 về nhiệm vụ 12',
      [
        'không còn được ghi nhận là căn cứ của nhiệm vụ 12',
        'Lý do: văn bản hướng dẫn việc khác.',
        'Mốc phải hoàn thành: chậm nhất hết ngày 31/12/2019',
      ],
    ],
    [
      'signature-request',
      'Nhiệm vụ 9: kính trình đồng chí xem xét, ký gửi kết quả',
      [
        'Kính gửi: Đồng chí Giám đốc Sở Nội vụ',
        'Sở Nội vụ chưa đăng ký hộp thư riêng của thủ trưởng',
        'chuyển nguyên thư, kính trình đồng chí thủ trưởng cơ quan.',
        'Đó là nhiệm vụ 9 "Xây dựng kế hoạch khắc phục',
        'Tệp kèm theo: Bao cao 412.pdf.',
        'Người chuẩn bị: đồng chí Lê Thị Mai, Chuyên viên.',
        'Chuẩn bị lúc: 10 giờ 30 ngày 14/12/2018.',
        'chậm nhất hết ngày 31/12/2018',
        'đúng hạn hay quá hạn theo ngày ký.',
        'Trong khi chờ ký, thời hạn vẫn được tính và các thư nhắc vẫn gửi.',
      ],
    ],
    [
      'signature-request-to-head',
      'Nhiệm vụ 9: kính trình đồng chí xem xét, ký gửi kết quả',
      ['Kính gửi: Đồng chí Giám đốc Sở Nội vụ Báo cáo kết quả nhiệm vụ đã được chuẩn bị tại Sở Nội vụ'],
    ],
    [
      'signature-returned',
      'Nhiệm vụ 9: thủ trưởng cơ quan trả lại kết quả đã chuẩn bị',
      [
        'Kính gửi: Sở Nội vụ',
        'Lý do: Thiếu số liệu của 03 huyện.',
        'Người trả lại: đồng chí Trần Thị Bình, Giám đốc.',
        'chưa được tính là đã báo cáo.',
      ],
    ],
    [
      'link-renewed-to-head',
      'Nhiệm vụ 9: gửi lại liên kết để thủ trưởng cơ quan ký',
      ['Kính gửi: Đồng chí Giám đốc Sở Nội vụ', 'cơ quan chưa đăng ký thì gửi về hộp thư của cơ quan'],
    ],
    [
      'reminder-while-it-waits-for-the-head',
      'Nhiệm vụ 9: còn 07 ngày làm việc đến 28/12/2018 (hạn 31/12/2018)',
      [
        'Kết quả đã được chuẩn bị lúc 10 giờ 30 ngày 14/12/2018 và đang chờ đồng chí Giám đốc Sở Nội vụ ký gửi tại liên kết riêng đã gửi; khi chưa ký, kết quả chưa được tính là đã báo cáo.',
      ],
    ],
    [
      'confirmation-request',
      'Nhiệm vụ 9: đề nghị xác nhận kết quả do Sở Nội vụ báo cáo',
      [
        'Kính gửi: Ban Tổ chức Tỉnh ủy',
        'Văn bản: số 412/BC-SNV, ngày 20/12/2018.',
        'Tệp kèm theo: Bao cao 412.pdf.',
        'Người báo cáo: đồng chí Trần Thị Bình, Phó Giám đốc.',
        'Nhận lúc: 09 giờ 15 ngày 20/12/2018.',
        'báo cáo trong thời hạn',
        'Đề nghị lãnh đạo Ban Tổ chức Tỉnh ủy xem xét',
        'không tự xác nhận kết quả của mình',
      ],
    ],
    [
      'result-confirmed',
      'Nhiệm vụ 9: kết quả đã được xác nhận, hoàn thành đúng hạn',
      [
        'Ban Tổ chức Tỉnh ủy đã xác nhận ngày 24/12/2018',
        'Tình trạng: Đã hoàn thành đúng hạn.',
        'không nhắc nữa',
      ],
    ],
    [
      'result-returned',
      'Nhiệm vụ 9: đề nghị bổ sung kết quả đã báo cáo',
      [
        'Lý do: Chưa có số liệu của thị xã Ngã Bảy.',
        'Người quyết định: đồng chí Lê Văn Cường, Phó Trưởng Ban Tổ chức Tỉnh ủy.',
        'Việc trả lại không làm thay đổi thời hạn.',
        'hệ thống nhắc ngày 25/12/2018',
      ],
    ],
    [
      'round-request',
      'Đề nghị gửi kế hoạch, chương trình, đề án cụ thể, chậm nhất hết ngày 04/5/2018',
      [
        'Kính gửi: Huyện ủy Long Mỹ',
        'Thực hiện điểm 2, mục IV Kế hoạch số 77-KH/TU',
        'chậm nhất hết ngày 04/5/2018 (Kế hoạch ghi "trước ngày 05/5/2018")',
        'là một trong 04 đơn vị phải gửi',
        'hệ thống nhắc lại ngày 02/5/2018',
      ],
    ],
    [
      'round-reminder',
      'Kế hoạch, chương trình, đề án cụ thể: đã nhận 1/4, còn 03 đơn vị chưa gửi (hạn 04/5/2018)',
      [
        'Đến 08 giờ 00 ngày 02/5/2018, Ban Tổ chức Tỉnh ủy đã nhận kế hoạch, chương trình, đề án cụ thể của 1/4 đơn vị',
        'Các đơn vị chưa gửi (03): - Huyện ủy Long Mỹ - Huyện ủy Phụng Hiệp - Đảng đoàn Hội Nông dân tỉnh',
        'còn 02 ngày làm việc',
        'báo cáo tổng hợp ghi "chưa gửi" và nêu tên đơn vị',
      ],
    ],
    [
      'round-link-renewed',
      'Kế hoạch, chương trình, đề án cụ thể: gửi lại liên kết trả lời',
      [
        'Gửi lại liên kết để Huyện ủy Long Mỹ gửi kế hoạch, chương trình, đề án cụ thể',
        'chỉ được gửi về hộp thư đã đăng ký của Huyện ủy Long Mỹ',
      ],
    ],
    [
      'link-renewed',
      'Nhiệm vụ 9: gửi lại liên kết trả lời',
      ['Gửi lại liên kết để Sở Nội vụ xem và trả lời về nhiệm vụ', 'liên kết cũ không dùng được nữa'],
    ],
    [
      'receipt',
      'Nhiệm vụ 9: bản sao biên nhận 3F2A9C01B7',
      [
        'Nội dung sau đây do Sở Nội vụ gửi về nhiệm vụ 9',
        'đã được lưu lúc 09 giờ 15 ngày 20/12/2018',
        'Mã biên nhận: 3F2A9C01B7.',
        'Loại nội dung: Báo cáo kết quả.',
        'Người gửi: đồng chí Trần Thị Bình, Phó Giám đốc.',
        'Văn bản: số 412/BC-SNV, ngày 20/12/2018.',
        'Nguyên văn nội dung đã gửi: - Đã ban hành kế hoạch khắc phục tại 525 ấp, khu vực.',
        `- Bao cao 412.pdf (338 KB), ${'a1b2'.repeat(16)}`,
        'hoặc đề nghị cơ quan xác nhận trả lại để gửi lại',
        'chỉ được gửi về hộp thư đã đăng ký của Sở Nội vụ',
        'nếu Sở Nội vụ không gửi nội dung này, xin báo ngay đầu mối',
      ],
    ],
    [
      'receipt-of-progress',
      'Nhiệm vụ 9: bản sao biên nhận 3F2A9C01B7',
      [
        'Loại nội dung: Báo cáo tiến độ.',
        '- Đã họp hai lần. - - Còn 12 ấp chưa có đảng viên.',
        'nội dung gửi sau được ghi tiếp theo',
      ],
    ],
    [
      'round-receipt',
      'Kế hoạch, chương trình, đề án cụ thể: bản sao biên nhận 3F2A9C01B7',
      [
        'Nội dung sau đây do Huyện ủy Long Mỹ gửi về kế hoạch, chương trình, đề án cụ thể',
        'Loại nội dung: Kế hoạch, báo cáo của đơn vị.',
        'Văn bản: số 7-KH/HU, ngày 20/12/2018.',
        'bản mới thay bản trước, bản trước vẫn được lưu',
      ],
    ],
    [
      'round-overdue',
      'Kế hoạch, chương trình, đề án cụ thể: đã qua thời hạn 04/5/2018, đã nhận 2/4, còn 02 đơn vị chưa gửi',
      ['Nhận đúng ngày 05/5/2018, chờ kết luận (01): Huyện ủy Phụng Hiệp.', 'rà soát lại ngày 01/6/2018'],
    ],
    [
      'round-complete',
      'Kế hoạch, chương trình, đề án cụ thể: đã nhận đủ 2/2 đơn vị',
      ['Nhận sau thời hạn (01): Huyện ủy Long Mỹ (nhận ngày 09/5/2018).', 'đợt gửi này đã chốt'],
    ],
    [
      'round-period-request',
      'Đề nghị gửi báo cáo 6 tháng đầu năm 2018, chậm nhất hết ngày 15/6/2018',
      [
        'đề nghị Huyện ủy Long Mỹ gửi báo cáo 6 tháng đầu năm 2018 về Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy), chậm nhất hết ngày 15/6/2018.',
        'Thời gian ghi trong Kế hoạch: "định kỳ báo cáo 6 tháng, năm".',
        'VI. Nhiệm vụ thời gian tới',
        'Nếu trong kỳ không có nội dung phát sinh, chọn "Không phát sinh" tại liên kết.',
        'văn bản số 45-CV/BTCTU ngày 20/4/2018',
        'hệ thống nhắc lại ngày 12/6/2018; dự kiến chốt số liệu ngày 18/6/2018',
      ],
    ],
    [
      'round-day-question',
      'Đề nghị ấn định ngày nộp báo cáo 6 tháng đầu năm 2018',
      [
        'Kế hoạch không ghi ngày nộp.',
        'Trước khi có văn bản, hệ thống không tự đặt ngày và không nhắc đơn vị nào.',
        'số liệu 6 tháng đầu năm 2018 tính từ ngày 10/4/2018',
        'nếu chưa có văn bản, hỏi lại ngày 01/6/2018',
      ],
    ],
    [
      'round-summary-request',
      'Đề nghị gửi báo cáo tổng hợp 6 tháng đầu năm 2018, chậm nhất hết ngày 15/6/2018',
      [
        'gửi báo cáo tổng hợp 6 tháng đầu năm 2018 về Ban Thường vụ Tỉnh ủy, chậm nhất',
        'Ban Tổ chức Tỉnh ủy là nơi nhận và tổng hợp theo điểm 2, mục IV của Kế hoạch; đợt báo cáo của các đơn vị đã chốt.',
      ],
    ],
    [
      'round-boundary',
      'Kế hoạch, chương trình, đề án cụ thể của Huyện ủy Phụng Hiệp: nhận đúng ngày 05/5/2018, đề nghị kết luận',
      [
        'Đề nghị Ban Tổ chức Tỉnh ủy kết luận là trong hay quá thời hạn',
        'trước khi có kết luận, việc này không tính là quá thời hạn',
      ],
    ],
    [
      'round-closed',
      'Báo cáo 6 tháng đầu năm 2018: khi chốt ngày 18/6/2018 chưa nhận được của Huyện ủy Long Mỹ',
      [
        'Kính gửi: Huyện ủy Long Mỹ',
        'Việc gửi báo cáo 6 tháng đầu năm 2018 theo điểm 2, mục IV Kế hoạch số 77-KH/TU đã chốt ngày 18/6/2018.',
        'Ban Tổ chức Tỉnh ủy chưa nhận được của Huyện ủy Long Mỹ; lần này được ghi là chưa gửi.',
        'Đề nghị Huyện ủy Long Mỹ vẫn gửi báo cáo 6 tháng đầu năm 2018 qua liên kết dưới đây',
        '{{link:77-kh-tu.77-IV.2a.huyen-uy-long-my}}',
        'Thời hạn: chậm nhất hết ngày 15/6/2018 (thứ Sáu).',
        'Người chốt: đồng chí Lê Văn Cường, Phó Trưởng Ban Tổ chức Tỉnh ủy, ngày 18/6/2018.',
        'khi Huyện ủy Long Mỹ chưa gửi từ 02 lần trở lên và có nhiệm vụ quá hạn, người có thẩm quyền được hỏi về việc trình Ban Thường vụ Tỉnh ủy.',
      ],
    ],
    [
      'round-closed-received',
      'Báo cáo 6 tháng đầu năm 2018: khi chốt ngày 18/6/2018 chưa nhận được của Huyện ủy Long Mỹ',
      [
        'lần này được ghi là chưa gửi',
        'Báo cáo 6 tháng đầu năm 2018 của Huyện ủy Long Mỹ nhận ngày 18/6/2018 đã được ghi vào danh sách; Huyện ủy Long Mỹ không phải gửi lại.',
      ],
    ],
    [
      'round-closed-keeper',
      'Báo cáo 6 tháng đầu năm 2018: khi chốt ngày 18/6/2018 chưa nhận được của 03/04 đơn vị',
      [
        'Kính gửi: Ban Tổ chức Tỉnh ủy',
        'hệ thống theo dõi chưa nhận được của 03 trên 04 đơn vị',
        '- Huyện ủy Long Mỹ - Huyện ủy Phụng Hiệp - Đảng đoàn Hội Nông dân tỉnh',
        'nội dung đến sau vẫn được nhận và ghi rõ là nhận sau khi chốt',
      ],
    ],
    [
      'round-closed-summary',
      'Báo cáo tổng hợp 6 tháng đầu năm 2018: khi chốt ngày 18/6/2018 chưa nhận được của Ban Tổ chức Tỉnh ủy',
      [
        'hệ thống theo dõi chưa nhận được của Ban Tổ chức Tỉnh ủy',
        'Ban Tổ chức Tỉnh ủy là nơi nhận và tổng hợp theo điểm 2, mục IV của Kế hoạch; đợt báo cáo của các đơn vị đã chốt.',
      ],
    ],
    [
      'round-concluded',
      'Kết luận trong thời hạn: kế hoạch, chương trình, đề án cụ thể của Huyện ủy Phụng Hiệp, nhận ngày 05/5/2018',
      [
        'được nhận đúng ngày 05/5/2018, là ngày mà Kế hoạch ghi "trước ngày 05/5/2018"',
        'kết luận là gửi trong thời hạn',
        'Kết luận: "Văn bản đến trong giờ làm việc".',
        'Người kết luận: đồng chí Lê Văn Cường, Phó Trưởng Ban Tổ chức Tỉnh ủy, ngày 08/5/2018.',
        'Huyện ủy Phụng Hiệp không phải làm gì thêm',
      ],
    ],
    [
      'round-concluded-late',
      'Kết luận quá thời hạn: kế hoạch, chương trình, đề án cụ thể của Huyện ủy Phụng Hiệp, nhận ngày 05/5/2018',
      ['kết luận là gửi quá thời hạn', 'trao đổi với đầu mối ghi ở cuối thư'],
    ],
    [
      'overdue-letter',
      'Nhiệm vụ 9: đã qua thời hạn 31/12/2018, chưa nhận được báo cáo kết quả',
      [
        'Kính gửi: Đồng chí Giám đốc Sở Nội vụ',
        'Đến 08 giờ 00 ngày 02/01/2019, Ban Tổ chức Tỉnh ủy chưa nhận được báo cáo kết quả nhiệm vụ 9',
        'đã qua thời hạn 01 ngày làm việc',
        'Đề nghị đồng chí chỉ đạo: (1) gửi kết quả; hoặc (2) cho biết tiến độ',
        'các lần nhắc đã chuyển đến ngày 19/12/2018, ngày 25/12/2018 và ngày 28/12/2018',
        '"Đang xem xét ý kiến của cơ quan"',
        'Ngày làm việc đầu tiên sau thời hạn là 02/01/2019.',
        'rà soát lại ngày 01/02/2019',
      ],
    ],
    [
      'overdue-review',
      'Nhiệm vụ 9: đã qua thời hạn 31/12/2018, chưa nhận được báo cáo kết quả',
      [
        'hệ thống theo dõi chưa nhận được báo cáo',
        'Cơ quan tham mưu: Sở Nội vụ.',
        'trao đổi trực tiếp với Sở Nội vụ',
      ],
    ],
  ];
  test.each(cases)('%s: %s', (name, subject, facts) => {
    const letter = composeLetter(sample(name));
    expect(letter.subject).toBe(`[KH 77-KH/TU] ${subject}`);
    for (const fact of facts) expect(flat(letter.text)).toContain(fact);
  });
});

test('what waits inside a body is told to nobody else', () => {
  const { text } = composeLetter(sample('reminder-copy-while-it-waits'));
  expect(flat(text)).not.toContain('chuẩn bị');
});
