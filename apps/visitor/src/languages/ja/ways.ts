import type { WaysWords } from "../words.ts";

export const words = {
  host: {
    title: "電子出入名簿の開き方",
    more: (issuer) => `${issuer}をご利用の方は、次の方法で開けます。`,
    demo: "デモ画面です。実際のアプリの画面とは異なります。",
    byTaps: "順にタップして",
    first: "最初の画面から",
    drawer: "マイ引き出し（내 서랍）",
    hash: "# タブ",
    covid: "コロナ19（코로나19）",
    checkIn: "QRチェックイン（QR체크인）",
    entryPass: "QR出入証（QR출입증）",
    bySearch: "検索して",
    search: "検索語",
    searched: "電子出入名簿",
    searchHint: "「電子出入名簿」と入力してみてください。",
    notFound: "見つかりませんでした。「電子出入名簿」と入力してください。",
    byLink: "アドレスから",
    link: "このアドレスを開くと、すぐにQRコードが表示されます。",
    byIcon: "ホーム画面から",
    byShake: "振って",
  },
  shake: {
    open: "携帯電話を振ってQRコードを開く",
    more: "この画面を開いている間だけ使えます。",
    still: "端末の「視差効果を減らす」または「アニメーションを減らす」設定がオンのため、使いません。",
    denied: "動作の検知が許可されていません。上の方法で開いてください。",
  },
  homeScreen: {
    share: "共有ボタンを押して「ホーム画面に追加」を選んでください。",
    menu: "ブラウザのメニューで「ホーム画面に追加」を選んでください。",
    press: "アイコンを長押しすると「QRコードを開く」（QR코드 열기）が表示されます。",
  },
  installHint: { title: "ホーム画面に置くと、より早く開けます。", close: "閉じる" },
} satisfies WaysWords;
