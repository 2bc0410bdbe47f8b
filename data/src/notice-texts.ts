import type { StepCode } from "./sanctions.ts";

/**
 * The words of notices, in the form of 공문서 (행정업무의 운영 및 혁신에 관한 규정 시행규칙: 1. 가. 1) …, 붙임, 끝). 담당자 확인 필요: they follow what the cited articles ask a notice
 * to say and are no legal advice. Between braces stands what a case fills in: facility, address, licence (the number
 * of an entry of the register), occurredOn, facts, amount, dueOn, law (what was not kept),
 * basis (what the step rests on), head (who signs).
 */
export interface NoticeText {
  readonly title: string;
  /** To whom it goes unless to the operator or the user. */
  readonly to?: string;
  /** Sentences with their level: 1 is '1.', 2 is '가.', 3 is '1)'. */
  readonly body: readonly (readonly [1 | 2 | 3, string])[];
  readonly attachments: readonly string[];
}

const subject: NoticeText["body"] = [
  [2, "대상: {facility} ({address}{licence})"],
  [2, "위반 일자: {occurredOn}"],
  [2, "위반 내용: {facts}"],
  [2, "근거: {law}"],
];

export const noticeTexts: Partial<Record<StepCode, NoticeText>> = {
  correct: {
    title: "전자출입명부 관련 시정명령",
    body: [
      [1, "감염병 예방을 위한 방역조치에 협조하여 주셔서 감사합니다."],
      [
        1,
        "다음과 같이 출입자 명부 관리 의무를 이행하지 않은 사실이 확인되어 시정을 명하니 기한까지 이행하고 그 결과를 알려 주시기 바랍니다.",
      ],
      ...subject,
      [2, "시정 기한: {dueOn}까지"],
      [1, "기한까지 이행하지 않으면 집합금지, 고발 또는 과태료 부과 등의 조치를 받을 수 있음을 알려 드립니다."],
    ],
    attachments: ["현장점검 결과 1부."],
  },
  ban: {
    title: "집합금지 조치 통지",
    body: [
      [1, "다음과 같이 방역조치를 위반한 사실이 확인되어 집합금지를 명합니다."],
      ...subject,
      [2, "집합금지 기간: {effectiveOn}부터 {dueOn}까지"],
      [2, "조치의 근거: {basis}"],
      [1, "이 조치를 위반하면 「감염병의 예방 및 관리에 관한 법률」 제80조에 따라 처벌받을 수 있습니다."],
      [
        1,
        "이 처분에 이의가 있으면 처분이 있음을 알게 된 날부터 90일 이내에 행정심판을 청구하거나 행정소송을 제기할 수 있습니다.",
      ],
    ],
    attachments: ["현장점검 결과 1부."],
  },
  lift: {
    title: "집합금지 조치 해제 통지",
    body: [
      [
        1,
        "{facility}에 대한 집합금지 조치를 {effectiveOn}부터 해제하니, 출입자 명부 관리 등 방역수칙을 계속 지켜 주시기 바랍니다.",
      ],
      [2, "대상: {facility} ({address}{licence})"],
      [2, "해제 사유: {facts}"],
    ],
    attachments: [],
  },
  accuse: {
    title: "「감염병의 예방 및 관리에 관한 법률」 위반자 고발",
    to: "관할 경찰서장",
    body: [
      [1, "다음과 같이 법률을 위반한 사실이 있어 고발하니 수사하여 주시고 그 결과를 알려 주시기 바랍니다."],
      ...subject,
      [2, "고발의 근거: {basis}"],
    ],
    attachments: ["고발장 1부.", "현장점검 결과 등 증빙자료 1부."],
  },
  advance: {
    title: "과태료 부과 사전통지",
    body: [
      [1, "다음과 같이 질서위반행위에 대하여 과태료를 부과하려 하니, 의견이 있으면 기한까지 제출하여 주시기 바랍니다."],
      ...subject,
      [2, "부과할 과태료: {amount}"],
      [2, "의견제출 기한: {dueOn}까지 (제출처: {head})"],
      [
        1,
        "의견제출 기한까지 자진하여 납부하면 「질서위반행위규제법」 제18조에 따라 감경받을 수 있습니다. 기한까지 의견을 제출하지 않으면 의견이 없는 것으로 봅니다.",
      ],
      [1, "근거: {basis}"],
    ],
    attachments: ["의견제출서 서식 1부."],
  },
  impose: {
    title: "과태료 부과 통지",
    body: [
      [1, "「질서위반행위규제법」 제16조에 따른 의견제출 절차를 마치고 다음과 같이 과태료를 부과합니다."],
      ...subject,
      [2, "과태료: {amount}"],
      [2, "부과의 근거: {basis}"],
      [
        1,
        "이 부과에 불복하면 이 통지를 받은 날부터 60일 이내에 {head}에게 서면으로 이의제기를 할 수 있으며, 이의제기가 있으면 과태료 부과처분은 효력을 잃고 관할 법원이 재판합니다.",
      ],
    ],
    attachments: ["과태료 납부고지서 1부."],
  },
  refer: {
    title: "과태료 이의제기 사건 통보",
    to: "관할 지방법원장",
    body: [
      [1, "과태료 부과에 대한 이의제기가 있어 「질서위반행위규제법」 제21조에 따라 다음과 같이 통보합니다."],
      ...subject,
      [2, "통보의 근거: {basis}"],
    ],
    attachments: ["이의제기서 1부.", "의견서 및 증빙서류 1부."],
  },
};
