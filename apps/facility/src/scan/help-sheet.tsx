import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Sheet } from "../sheet.tsx";

const t = catalogue(
  {
    title: "통화·핫스팟·전원",
    hotspot: "인터넷이 없을 때",
    hotspotLines: [
      "다른 휴대전화에서 ‘모바일 핫스팟’(iPhone은 ‘개인용 핫스팟’)을 켜고, 이 기기의 와이파이에서 그 이름을 골라 주세요.",
      "끊겨도 계속 찍으셔도 됩니다. 이 기기에 보관했다가 연결되면 자동으로 보냅니다. ‘미전송’이 남아 있으면 인터넷 사용 기록을 지우지 마세요.",
    ],
    calls: "전화가 올 때",
    callsLines: [
      "통화하는 동안 카메라와 소리가 멈출 수 있습니다. 통화가 끝나면 카메라가 저절로 다시 켜집니다.",
      "출입용 기기는 ‘방해 금지’(iPhone은 ‘집중 모드’)로 두면 끊기지 않습니다.",
    ],
    power: "전원",
    powerLines: [
      "충전기를 꽂아 두고 절전 모드를 꺼 주세요. 이 화면이 열려 있는 동안에는 화면이 꺼지지 않습니다.",
      "배터리가 20% 아래로 내려가면 위쪽에 알려 드립니다.",
    ],
    camera: "잘 찍히지 않을 때",
    cameraLines: [
      "렌즈를 닦고, 방문자 휴대전화의 화면 밝기를 올려 달라고 해 주세요. 빛이 화면에 비치면 조금 기울여 주세요.",
      "어두우면 스캔 메뉴에서 손전등을 켜거나 확대해 보세요.",
    ],
  },
  {
    title: "Calls, hotspot, power",
    hotspot: "Without internet",
    hotspotLines: [
      "Switch on the hotspot of another phone and choose its name in the Wi-Fi settings of this device.",
      "You may go on scanning without it. Visits are kept here and sent by themselves once there is a connection. While some are ‘unsent’, do not clear the browser's data.",
    ],
    calls: "When the phone rings",
    callsLines: [
      "During a call camera and sound may stop. The camera comes back by itself afterwards.",
      "With do-not-disturb (Focus on an iPhone) nothing interrupts.",
    ],
    power: "Power",
    powerLines: [
      "Keep the charger plugged in and power saving off. While this screen is open it stays lit.",
      "Below 20% of battery, the upper edge says so.",
    ],
    camera: "When codes are hard to read",
    cameraLines: [
      "Wipe the lens and ask the visitor for a brighter screen. Tilt it a little when light is reflected.",
      "In the dark, use the light or the zoom of the scan menu.",
    ],
  },
);

export function HelpSheet({ onClose }: { onClose: () => void }) {
  const parts = [
    [t.hotspot, t.hotspotLines],
    [t.calls, t.callsLines],
    [t.power, t.powerLines],
    [t.camera, t.cameraLines],
  ] as const;
  return (
    <Sheet title={t.title} onClose={onClose}>
      {parts.map(([title, lines]) => (
        <section key={title} class="stack tight">
          <h3>{title}</h3>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
    </Sheet>
  );
}
