import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { CaseVisit } from "../api.ts";

export type Flag = CaseVisit["flags"][number];

const t = catalogue(
  {
    offline: "오프라인",
    late: "늦게 도착",
    implausible: "시각 확인 필요",
    sessionEnded: "로그인이 끝난 뒤",
    conflict: "두 번 쓰인 QR",
    reserve: "예비 QR",
    offlineMeans: "기기에서 확인해 두었다가 나중에 보낸 기록입니다.",
    lateMeans: "찍힌 때보다 오래 지나 도착했습니다.",
    implausibleMeans: "기기가 말한 시각에 그 기기는 다른 시각으로 연결되어 있었습니다. 시각을 면담으로 확인해 주세요.",
    sessionEndedMeans: "기기의 로그인이 끝난 뒤에 도착했습니다.",
    conflictMeans: "같은 QR이 다른 곳에서 먼저 찍혔습니다. 누가 썼는지 확인해 주세요.",
    reserveMeans: "인터넷 없이 쓰는 예비 QR입니다. 하루 동안 쓸 수 있어 복사될 수 있습니다.",
  },
  {
    offline: "offline",
    late: "arrived late",
    implausible: "check the time",
    sessionEnded: "after log-out",
    conflict: "QR used twice",
    reserve: "reserve QR",
    offlineMeans: "Verified on the device, kept there and sent later.",
    lateMeans: "Arrived long after it was scanned.",
    implausibleMeans: "At the time the device claims it was connected at another time. Confirm it in the interview.",
    sessionEndedMeans: "Arrived after the device had been logged out.",
    conflictMeans: "The same QR was scanned elsewhere before. Confirm who used it.",
    reserveMeans: "A reserve QR for use without a network. It is valid for a day, so it can be copied.",
  },
);

export const flagWords = (flag: Flag): string => t[flag];
export const flagMeaning = (flag: Flag): string => t[`${flag}Means`];
