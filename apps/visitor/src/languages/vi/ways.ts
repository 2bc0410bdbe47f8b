import type { WaysWords } from "../words.ts";

export const words = {
  host: {
    title: "Cách mở sổ ra vào điện tử",
    more: (issuer) => `Người dùng ${issuer} có thể mở như sau.`,
    demo: "Đây là màn hình thử, khác với ứng dụng thật.",
    byTaps: "Nhấn lần lượt",
    first: "Từ màn hình đầu",
    drawer: "Ngăn kéo của tôi (내 서랍)",
    hash: "Thẻ #",
    covid: "COVID-19 (코로나19)",
    checkIn: "Check-in QR (QR체크인)",
    entryPass: "Thẻ ra vào QR (QR출입증)",
    bySearch: "Tìm kiếm",
    search: "Từ cần tìm",
    searched: "sổ ra vào điện tử",
    searchHint: "Hãy thử nhập ‘sổ ra vào điện tử’.",
    notFound: "Không tìm thấy. Vui lòng nhập ‘sổ ra vào điện tử’.",
    byLink: "Bằng địa chỉ",
    link: "Mở địa chỉ này, mã QR sẽ hiện ra ngay.",
    byIcon: "Từ màn hình chính",
    byShake: "Lắc điện thoại",
  },
  shake: {
    open: "Lắc điện thoại để mở mã QR",
    more: "Chỉ dùng được khi màn hình này đang mở.",
    still: "Không dùng, vì thiết bị của bạn đang bật ‘Giảm chuyển động’.",
    denied: "Chưa được phép nhận biết chuyển động. Vui lòng mở bằng các cách ở trên.",
  },
  homeScreen: {
    share: "Nhấn nút chia sẻ và chọn ‘Thêm vào MH chính’.",
    menu: "Chọn ‘Thêm vào màn hình chính’ trong trình đơn của trình duyệt.",
    press: "Nhấn giữ biểu tượng để thấy ‘Mở mã QR’ (QR코드 열기).",
  },
  installHint: { title: "Đặt trên màn hình chính để mở nhanh hơn.", close: "Đóng" },
} satisfies WaysWords;
