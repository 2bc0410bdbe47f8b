import type { WaysWords } from "../words.ts";

export const words = {
  host: {
    title: "打开电子出入名册的方法",
    more: (issuer) => `${issuer} 的用户可以这样打开。`,
    demo: "这是演示画面，与实际应用不同。",
    byTaps: "依次点按",
    first: "从首页",
    drawer: "我的抽屉（내 서랍）",
    hash: "# 标签",
    covid: "新冠（코로나19）",
    checkIn: "二维码签到（QR체크인）",
    entryPass: "二维码出入证（QR출입증）",
    bySearch: "搜索",
    search: "搜索词",
    searched: "电子出入名册",
    searchHint: "请试着输入“电子出入名册”。",
    notFound: "没有找到。请输入“电子出入名册”。",
    byLink: "通过网址",
    link: "打开此网址，二维码会立即显示。",
    byIcon: "从主屏幕",
    byShake: "摇一摇",
  },
  shake: {
    open: "摇动手机打开二维码",
    more: "仅在本画面打开时有效。",
    still: "您的设备已开启“减弱动态效果”，因此不使用此功能。",
    denied: "未获得动作感应的许可。请用上述方法打开。",
  },
  homeScreen: {
    share: "请点按分享按钮，选择“添加到主屏幕”。",
    menu: "请在浏览器菜单中选择“添加到主屏幕”。",
    press: "长按图标会出现“打开二维码”（QR코드 열기）。",
  },
  installHint: { title: "添加到主屏幕，打开更快捷。", close: "关闭" },
} satisfies WaysWords;
